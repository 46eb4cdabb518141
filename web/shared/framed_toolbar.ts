// Which toolbar the simulated Fusion frames, and which of Oracle's two APIs it speaks: the address's
// word, or else what was chosen before. Pure but for the browser's storage, which is handed in.
import * as z from "zod/mini";
import { browserMemory, type BrowserStorage } from "./browser_memory.ts";

/** The UI Events Framework, and the older svcMca.tlb.api. */
export const FUSION_APIS = ["uef", "svcmca"] as const;
export type FusionApi = (typeof FUSION_APIS)[number];

export interface FramedToolbar {
  /** Another toolbar's address; empty for the one that comes with the desktop. */
  readonly address: string;
  readonly api: FusionApi;
}

/** What is framed until somebody chooses. */
export const OWN_TOOLBAR: FramedToolbar = { address: "", api: "uef" };

/** Where the choice is kept in the browser's storage. */
export const FRAMED_TOOLBAR_KEY = "hookswitch-framed-toolbar";

/** What a page's address may say in place of the choice: `?toolbar=https://…` and `?api=svcmca`. */
export const FRAMED_TOOLBAR_PARAMETERS = ["toolbar", "api"] as const;

const Kept = z.object({
  address: z.catch(z.string().check(z.refine(isToolbarAddress)), OWN_TOOLBAR.address),
  api: z.catch(z.enum(FUSION_APIS), OWN_TOOLBAR.api),
});

/** The remembered choice; our own toolbar where there is none, or where storage is not allowed. */
export function framedToolbarMemory(storage: BrowserStorage) {
  return browserMemory({
    storage,
    key: FRAMED_TOOLBAR_KEY,
    schema: Kept,
    otherwise: OWN_TOOLBAR,
  });
}

/** What a page frames: its address goes before what is remembered, and is not remembered itself. */
export function framedToolbarOf(page: URL, remembered: FramedToolbar): FramedToolbar {
  const address = page.searchParams.get("toolbar");
  const api = page.searchParams.get("api");
  return {
    address: address === null ? remembered.address : toolbarAddressOf(address) ?? "",
    api: FUSION_APIS.find((each) => each === api) ?? remembered.api,
  };
}

/** The page's address without what stands in it in place of the choice. */
export function withoutChoice(page: URL): URL {
  const address = new URL(page);
  for (const name of FRAMED_TOOLBAR_PARAMETERS) address.searchParams.delete(name);
  return address;
}

/** Hands what a page's address says on to a page that it frames. */
export function passChoiceOn(from: URL, to: URL): URL {
  const address = new URL(to);
  for (const name of FRAMED_TOOLBAR_PARAMETERS) {
    const value = from.searchParams.get(name);
    if (value !== null) address.searchParams.set(name, value);
  }
  return address;
}

/** A toolbar's address as it was written: "localhost:8000" means http. Undefined for what cannot be framed. */
export function toolbarAddressOf(written: string): string | undefined {
  const text = written.trim();
  const address = HOST_AND_PORT.test(text) ? `http://${text}` : text;
  return isToolbarAddress(address) ? address : undefined;
}

/** A scheme has no digits alone after its colon, so that no other scheme passes for a host. */
const HOST_AND_PORT = /^[\w.-]+:\d{1,5}(?:[/?#]|$)/;

/** Whether a text can be framed as a toolbar. */
export function isToolbarAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

// Entry of the script that a toolbar's page loads from `oraApiSource`: supplies the global that Oracle's
// library supplies, for a page that a desktop has framed. The only file of this half with the window.
import { windowPort } from "../uef/port.ts";
import { createApi, type SvcMcaApi } from "./client/api.ts";
import { openLine } from "./client/line.ts";
import { FRAME_PARAMETERS } from "./vocabulary.ts";

interface SvcMca {
  readonly tlb: { readonly api: SvcMcaApi; initialize(): void };
}

type Define = ((factory: () => SvcMca["tlb"]) => void) & { readonly amd?: unknown };

declare global {
  var svcMca: SvcMca;
  /** RequireJS, where the toolbar has it. */
  var define: Define | undefined;
}

const address = new URLSearchParams(location.search);
const parentFrame = address.get(FRAME_PARAMETERS.parentFrame)?.toLowerCase();
if (!parentFrame) {
  throw new Error(
    `The page's address has no ${FRAME_PARAMETERS.parentFrame}. Open it in a Fusion desktop with the older API`,
  );
}

const api = createApi(openLine({
  port: windowPort({
    own: globalThis,
    peer: () => globalThis.parent,
    peerOrigin: parentFrame,
  }),
  toolbarName: (address.get(FRAME_PARAMETERS.toolbarName) ?? "").toLowerCase(),
  newId: () => crypto.randomUUID(),
}));

/** It listens since it was loaded; asked to once more, Oracle's would hear everything twice. */
const initialize = () => {};

const tlb = { api, initialize };
globalThis.svcMca = { tlb };
if (globalThis.define?.amd) globalThis.define(() => tlb);

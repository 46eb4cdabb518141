// All that a toolbar remembers in its tab, for one agent.
import * as z from "zod/mini";
import { browserMemory, type BrowserStorage } from "../shared/browser_memory.ts";
import type { FusionMemory } from "./cti/fusion/fusionHandler.ts";
import { RememberedCommunication } from "./cti/fusion/communications.ts";
import { AskedCall } from "./cti/fusion/outgoingCalls.ts";
import type { Memory } from "./cti/memory.ts";
import { RememberedCall } from "./cti/vendor/liveCalls.ts";
import { Presence } from "./presence.ts";

/** Fusion's wrap-up window, as long as the page that shows it is there; null while there is none. */
const RememberedWrapUp = z.nullable(
  z.object({ page: z.string(), eventId: z.string(), since: z.number() }),
);

export interface ToolbarMemory extends FusionMemory {
  readonly presence: Memory<Presence>;
  /** The calls that lived when they were last heard of. */
  readonly calls: Memory<readonly RememberedCall[]>;
  readonly wrapUp: Memory<z.infer<typeof RememberedWrapUp>>;
}

export interface TabMemoriesOptions {
  readonly storage: BrowserStorage;
  /** Whose toolbar it is; empty for the default agent. */
  readonly agent: string;
  /** Names the life of the page around this one: see `FusionMemory`. */
  readonly page: string;
}

export function tabMemories({ storage, agent, page }: TabMemoriesOptions): ToolbarMemory {
  const key = (name: string) => `hookswitch.${name}${agent && `.${agent}`}`;
  return {
    page,
    presence: browserMemory({ storage, key: key("presence"), schema: Presence, otherwise: "away" }),
    calls: browserMemory({
      storage,
      key: key("calls"),
      schema: z.readonly(z.array(RememberedCall)),
      otherwise: [],
    }),
    wrapUp: browserMemory({
      storage,
      key: key("wrap-up"),
      schema: RememberedWrapUp,
      otherwise: null,
    }),
    told: browserMemory({
      storage,
      key: key("told"),
      schema: z.readonly(z.array(RememberedCommunication)),
      otherwise: [],
    }),
    asked: browserMemory({
      storage,
      key: key("asked"),
      schema: z.readonly(z.array(AskedCall)),
      otherwise: [],
    }),
  };
}

const FRAME_NAME = "hookswitch-";

/**
 * Names the frame that the toolbar runs in. The browser keeps the name when the toolbar is reloaded and
 * drops it with the page around it; so the same name means the same Fusion page. A frame that has a name
 * from elsewhere keeps it, and counts as a new one each time.
 */
export function nameOfFrame(frame: { name: string }, newId: () => string): string {
  if (frame.name.startsWith(FRAME_NAME)) return frame.name;
  const name = `${FRAME_NAME}${newId()}`;
  if (frame.name === "") frame.name = name;
  return name;
}

// Remembers, for as long as the tab lives, how far each source was heard when the diagram was cleared:
// the gateway keeps its records and tells them again to a page that is reloaded.
import * as z from "zod/mini";
import { browserMemory, type BrowserStorage } from "../../shared/browser_memory.ts";
import { type Heads, NOTHING_HEARD } from "./admit.ts";
import { type Source, SOURCES } from "./message.ts";

const KEY = "hookswitch.cleared";

/** How far each source was heard; what came before is not shown again. */
export type Cleared = Readonly<Record<Source, Heads>>;

export const NOTHING_CLEARED: Cleared = {
  uef: NOTHING_HEARD,
  trace: NOTHING_HEARD,
  mock: NOTHING_HEARD,
};

export interface ClearMemory {
  load(): Cleared;
  save(cleared: Cleared): void;
}

const Kept = z.record(
  z.enum(SOURCES),
  z.object({ lastId: z.number(), lastTime: z.number() }),
);

/** Memory in the page's sessionStorage; a browser that denies it shows the old records again. */
export function sessionClearMemory(storage: BrowserStorage): ClearMemory {
  return browserMemory({ storage, key: KEY, schema: Kept, otherwise: NOTHING_CLEARED });
}

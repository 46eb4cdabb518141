// A value that the browser keeps: in sessionStorage for the next page of the tab, in localStorage for every
// page. What is in there may be anything, and storage may be denied or full: then the page only forgets.
import type * as z from "zod/mini";

/** What is used of the browser's storage; asking for it may throw where it is denied. */
export type BrowserStorage = () => Pick<Storage, "getItem" | "setItem">;

export interface BrowserMemoryOptions<Schema extends z.ZodMiniType> {
  readonly storage: BrowserStorage;
  /** Names the value; two agents in one browser have two. */
  readonly key: string;
  readonly schema: Schema;
  /** Found where nothing was kept that can be read. */
  readonly otherwise: z.infer<Schema>;
}

/** Neither method throws. */
export function browserMemory<Schema extends z.ZodMiniType>(
  { storage, key, schema, otherwise }: BrowserMemoryOptions<Schema>,
) {
  return {
    load(): z.infer<Schema> {
      try {
        const kept = schema.safeParse(JSON.parse(storage().getItem(key) ?? "null"));
        return kept.success ? kept.data : otherwise;
      } catch {
        return otherwise;
      }
    },
    save(value: z.infer<Schema>): void {
      try {
        storage().setItem(key, JSON.stringify(value));
      } catch {
        // Denied to framed pages and in private windows, or full: the next page starts anew.
      }
    },
  };
}

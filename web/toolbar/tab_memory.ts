// Memory in the page's sessionStorage, which a tab keeps over reloads and navigation. What is in there
// may be anything, and storage may be denied or full: then the toolbar only forgets.
import type * as z from "zod/mini";
import type { Memory } from "./cti/memory.ts";

export interface TabMemoryOptions<Schema extends z.ZodMiniType> {
  readonly storage: () => Pick<Storage, "getItem" | "setItem">;
  /** Names the value; two agents in one tab have two. */
  readonly key: string;
  readonly schema: Schema;
  /** Found where nothing was kept that can be read. */
  readonly otherwise: z.infer<Schema>;
}

export function tabMemory<Schema extends z.ZodMiniType>(
  { storage, key, schema, otherwise }: TabMemoryOptions<Schema>,
): Memory<z.infer<Schema>> {
  return {
    load() {
      try {
        const kept = schema.safeParse(JSON.parse(storage().getItem(key) ?? "null"));
        return kept.success ? kept.data : otherwise;
      } catch {
        return otherwise;
      }
    },
    save(value) {
      try {
        storage().setItem(key, JSON.stringify(value));
      } catch {
        // Denied to framed pages, or full: the next page starts anew.
      }
    },
  };
}

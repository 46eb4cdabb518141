// Puts the T-Server's journal and the toolbars' trace into one order: each record of the trace says
// how far the journal was.
import type { TraceRecord } from "../../gateway/protocol/trace.ts";
import type { JournalEntry } from "../control_schemas.ts";

/** An entry of either, in its place. */
export type Merged =
  | { readonly entry: JournalEntry }
  /** `index` is the record's place in the trace. */
  | { readonly record: TraceRecord; readonly index: number };

/** Both in one order; each keeps its own. */
export function merge(journal: readonly JournalEntry[], trace: readonly TraceRecord[]): Merged[] {
  const merged: Merged[] = [];
  let next = 0;
  const takeUntil = (id: number) => {
    for (let entry = journal[next]; entry && entry.id <= id; entry = journal[++next]) {
      merged.push({ entry });
    }
  };
  trace.forEach((record, index) => {
    takeUntil(record.journalId ?? 0);
    merged.push({ record, index });
  });
  takeUntil(Infinity);
  return merged;
}

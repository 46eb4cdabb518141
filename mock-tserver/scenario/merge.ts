// Puts the T-Server's journal and the toolbars' trace into one order. Their clock is one, but much
// happens within a millisecond: there an event at a toolbar comes after the T-Server's that caused it.
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
  const takeWhile = (isBefore: (entry: JournalEntry, index: number) => boolean) => {
    for (let entry = journal[next]; entry && isBefore(entry, next); entry = journal[++next]) {
      merged.push({ entry });
    }
  };
  trace.forEach((record, index) => {
    takeWhile(({ time }) => time < record.time);
    const cause = journal.findIndex((entry, at) => at >= next && causes(entry, record));
    takeWhile((_entry, at) => at <= cause);
    merged.push({ record, index });
  });
  takeWhile(() => true);
  return merged;
}

/** Whether a toolbar's event is what the gateway made of the T-Server's. */
function causes(entry: JournalEntry, { to, name, time, connectionId, payload }: TraceRecord) {
  if (to !== "toolbar" || entry.from !== "tserver" || entry.dropped || entry.time > time) {
    return false;
  }
  if (entry.connectionId !== connectionId) return false;
  const { sourceEvent } = (payload ?? {}) as { sourceEvent?: unknown };
  return entry.name === name || entry.name === sourceEvent ||
    (name === "EventRegistered" && entry.name === "EventAgentReady");
}

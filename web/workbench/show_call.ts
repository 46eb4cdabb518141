// From a call in the lab to the diagram: shows that call alone, whoever's it is.
import { callOf } from "./sequence/call_book.ts";
import type { Sequence } from "./sequence/sequence.ts";

/** Whether the diagram has the call, and shows it now. */
export function showCall({ recorder, live }: Sequence, eventId: string): boolean {
  const call = callOf(recorder.change.value.timeline.calls, { eventId });
  if (call === undefined) return false;
  live.filter.value = { ...live.usualFilter, agentId: undefined, call: call.index };
  live.follow();
  return true;
}

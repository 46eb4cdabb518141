// The calls of the agent's shift: what is kept of each, how the list grows and what it forgets. Pure.
import * as z from "zod/mini";
import {
  Direction,
  ReleaseCause,
  ReleasedBy,
  type ToolbarEventOf,
} from "../../../gateway/protocol/events.ts";
import { momentOf } from "../state/times.ts";

/** How long a call is kept, in milliseconds: a shift. */
export const SHIFT_MS = 12 * 3_600_000;

/** How many calls are kept. */
export const MAX_PAST_CALLS = 100;

/** Times are on this computer's clock, in milliseconds since the epoch. */
export const PastCall = z.object({
  eventId: z.string(),
  direction: Direction,
  number: z.string(),
  name: z.optional(z.string()),
  queue: z.optional(z.string()),
  /** The call was a consultation about another. */
  isConsultation: z.optional(z.boolean()),
  startedAt: z.number(),
  /** Absent when it was never answered. */
  acceptedAt: z.optional(z.number()),
  endedAt: z.number(),
  cause: ReleaseCause,
  releasedBy: ReleasedBy,
});
export type PastCall = z.infer<typeof PastCall>;

/** Newest first. */
export type PastCalls = readonly PastCall[];

/** What is kept of a shift. */
export const KeptShift = z.object({
  calls: z.readonly(z.array(PastCall)),
  /** Until when the agent has seen which calls were missed. */
  seenUntil: z.number(),
});
export type KeptShift = z.infer<typeof KeptShift>;

/** A shift that has not begun. */
export const NO_SHIFT: KeptShift = { calls: [], seenUntil: 0 };

/** What is kept of a call that is over; `skewMs` is how far this computer's clock is ahead of the gateway's. */
export function pastCallOf(
  event: ToolbarEventOf<"EventReleased">,
  { name, skewMs, now }: { readonly name?: string | undefined; skewMs: number; now: number },
): PastCall {
  const here = (time: string | undefined) => {
    const moment = momentOf(time);
    return moment === undefined ? undefined : moment + skewMs;
  };
  const endedAt = here(event.time) ?? now;
  const acceptedAt = here(event.establishedAt);
  return {
    eventId: event.eventId,
    direction: event.direction,
    number: event.ANI,
    ...(name !== undefined && { name }),
    ...(event.queue !== undefined && { queue: event.queue }),
    ...(event.consults !== undefined && { isConsultation: true }),
    startedAt: here(event.startedAt) ?? acceptedAt ?? endedAt,
    ...(acceptedAt !== undefined && { acceptedAt }),
    endedAt,
    cause: event.cause,
    releasedBy: event.releasedBy,
  };
}

/** How far the beginnings of one call may lie apart, as two tabs tell them, in milliseconds. */
const SAME_CALL_MS = 2_000;

/**
 * Whether both are the same call, told by two tabs: one that was declined and is offered again keeps its
 * name, and is another.
 */
const isSame = (one: PastCall, other: PastCall) =>
  one.eventId === other.eventId && Math.abs(one.startedAt - other.startedAt) < SAME_CALL_MS;

/** The calls with one more, which another tab may have added before. */
export function withCall(calls: PastCalls, call: PastCall): PastCalls {
  const known = calls.find((one) => isSame(one, call));
  if (!known) return [call, ...calls].toSorted((a, b) => b.startedAt - a.startedAt);
  const name = call.name ?? known.name;
  return calls.map((one) => one === known ? { ...call, ...(name !== undefined && { name }) } : one);
}

/** The calls that belong to the shift at `now`. */
export function ofShift(calls: PastCalls, now: number): PastCalls {
  return calls.filter(({ endedAt }) => now - endedAt < SHIFT_MS).slice(0, MAX_PAST_CALLS);
}

/** A call that came and that the agent did not get to talk in, by nobody's decision here. */
export function wasMissed({ direction, acceptedAt, cause }: PastCall): boolean {
  const isUnanswered = cause === "missed" || cause === "abandoned" || cause === "redirected";
  return direction === "inbound" && acceptedAt === undefined && isUnanswered;
}

/** How long the agent talked in it, in milliseconds; 0 when it was never answered. */
export function talkedMs({ acceptedAt, endedAt }: PastCall): number {
  return acceptedAt === undefined ? 0 : Math.max(0, endedAt - acceptedAt);
}

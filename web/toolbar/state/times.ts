// The gateway's clock as this page knows it: the times that are told are on it, and what is drawn from them
// counts on it too. So a page that was loaded anew, a clock that was put right and a computer that slept
// change no length. Pure.
import type { ToolbarEvent } from "../../../gateway/protocol/events.ts";
import type { CallChangeEvent, CallEvent } from "../cti/integrationEventsHandler.ts";

/** Told as they happen, and never again: from these the difference is measured anew. */
const TOLD_ONCE: ReadonlySet<ToolbarEvent["eventName"]> = new Set([
  "EventRegistered",
  "EventSnapshot",
]);

/**
 * How far this page's clock is ahead of the gateway's, after an event that came at `now`. An event can only
 * come late: the smallest difference is the truest, until it is measured anew.
 */
export function skewAfter(skewMs: number, { eventName, time }: ToolbarEvent, now: number): number {
  const told = Date.parse(time);
  if (Number.isNaN(told)) return skewMs;
  return TOLD_ONCE.has(eventName) ? now - told : Math.min(skewMs, now - told);
}

/** When an event happened, on the gateway's clock; `otherwise` when it does not say. */
export function timeOf({ time }: ToolbarEvent, otherwise: number): number {
  return momentOf(time) ?? otherwise;
}

/** Milliseconds since the epoch; undefined for what is no time. */
export function momentOf(time: string | undefined): number | undefined {
  const moment = Date.parse(time ?? "");
  return Number.isNaN(moment) ? undefined : moment;
}

/** When a call came, was answered, and got into its state. */
export interface CallTimes {
  readonly startedAt: number;
  readonly acceptedAt?: number;
  readonly since: number;
}

/** What is known of the call before. */
interface Before {
  readonly times: CallTimes;
  /** Its state is another after the event. */
  readonly isMoved: boolean;
}

/** The times of a call after an event that happened at `at`; a gateway may tell none, as the seed's. */
export function callTimes(
  event: CallEvent | CallChangeEvent,
  { before, isAccepted, at }: {
    readonly before: Before | undefined;
    readonly isAccepted: boolean;
    readonly at: number;
  },
): CallTimes {
  const times = before?.times;
  const acceptedAt = momentOf(event.establishedAt) ?? times?.acceptedAt ??
    (isAccepted ? at : undefined);
  const sinceBefore = before?.isMoved === false ? times?.since : undefined;
  return {
    startedAt: momentOf(event.startedAt) ?? times?.startedAt ?? at,
    ...(acceptedAt !== undefined && { acceptedAt }),
    since: momentOf(event.since) ?? sinceBefore ?? at,
  };
}

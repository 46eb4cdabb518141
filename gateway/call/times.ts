// When a call came, was answered, and got into the state it is in, on the gateway's clock. Pure.
import type { Call } from "./state.ts";

/** Milliseconds since the epoch. */
export interface CallTimes {
  /** The call was first heard of. */
  readonly startedAt: number;
  /** It was answered; absent while it was not. */
  readonly establishedAt?: number;
  /** Its state began. */
  readonly since: number;
}

/** What is known of a call before the transition that is timed. */
export interface Timed {
  readonly call: Call;
  readonly times: CallTimes;
}

/** The times of `call`, which is what it is from `now` on; `before` is the same leg until then. */
export function timesAfter(before: Timed | undefined, call: Call, now: number): CallTimes {
  if (!before || before.call.state === "released") {
    return {
      startedAt: now,
      ...(call.wasEstablished && { establishedAt: now }),
      since: now,
    };
  }
  const { times } = before;
  const establishedAt = times.establishedAt ?? (call.wasEstablished ? now : undefined);
  return {
    startedAt: times.startedAt,
    ...(establishedAt !== undefined && { establishedAt }),
    since: before.call.state === call.state ? times.since : now,
  };
}

// Bounds the wait for a promise, on the injected clock. Does not stop what it waits for.
import type { Clock } from "../../../gateway/runtime/clock.ts";

/** Nothing came within the time that was given. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
}

export interface TimeLimit {
  readonly clock: Clock;
  readonly limitMs: number;
  /** What was waited for, such as "The gateway's answer". */
  readonly what: string;
}

/** Settles as `promise` does, or rejects with a TimeLimitError when that takes too long. */
export function withinTime<T>(
  promise: Promise<T>,
  { clock, limitMs, what }: TimeLimit,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = clock.setTimer(
    limitMs,
    () => late.reject(new TimeLimitError(`${what} did not come within ${limitMs / 1000} s`)),
  );
  return Promise.race([promise, late.promise]).finally(() => timer.cancel());
}

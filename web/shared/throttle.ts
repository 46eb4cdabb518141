// Does something at once, and again when asked meanwhile, but never more often than each `everyMs`.
import type { Clock } from "../../gateway/runtime/clock.ts";

export interface ThrottleOptions {
  readonly clock: Clock;
  readonly everyMs: number;
}

/**
 * What is asked for while it is done, or too soon after, is done once more at the end; so the last that was
 * asked for is never left out.
 */
export function throttled(
  act: () => unknown,
  { clock, everyMs }: ThrottleOptions,
): () => void {
  let isResting = false;
  let isWanted = false;
  const rest = () => {
    isResting = false;
    if (isWanted) go();
  };
  const go = async () => {
    isResting = true;
    isWanted = false;
    await act();
    clock.setTimer(everyMs, rest);
  };
  return () => {
    if (isResting) isWanted = true;
    else void go();
  };
}

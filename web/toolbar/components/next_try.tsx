// When the lost connection is tried again, counted down by the second.
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { retryWord } from "../state/words.ts";
import { useSeconds } from "./use_seconds.ts";

interface NextTryProps {
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function NextTry({ clock, at }: NextTryProps) {
  const now = useSeconds(clock, at);
  // Nobody wants each second read aloud.
  return <span aria-hidden="true">{retryWord(at, now)}</span>;
}

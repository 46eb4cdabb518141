// When the lost connection is tried again, counted down by the second.
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { useWords } from "../i18n/use_words.ts";
import { retryWord } from "../state/words.ts";
import { useSeconds } from "./use_seconds.ts";

interface NextTryProps {
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function NextTry({ clock, at }: NextTryProps) {
  const say = useWords();
  const now = useSeconds(clock, at);
  // Nobody wants each second read aloud.
  return <span aria-hidden="true">{retryWord(say, at, now)}</span>;
}

// How long a call has lasted, counted by the second.
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { sayDuration } from "../../shared/say_number.ts";
import { useSeconds } from "./use_seconds.ts";

interface RunningTimeProps {
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export function RunningTime({ clock, since }: RunningTimeProps) {
  const now = useSeconds(clock, since);
  return <time class="call__time" role="timer">{sayDuration(now - since)}</time>;
}

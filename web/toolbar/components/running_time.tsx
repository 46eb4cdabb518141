// How long a call has lasted, counted by the second on the injected clock.
import { useEffect, useState } from "preact/hooks";
import type { Clock, Timer } from "../../../gateway/runtime/clock.ts";
import { sayDuration } from "../../shared/say_number.ts";

interface RunningTimeProps {
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export function RunningTime({ clock, since }: RunningTimeProps) {
  const [now, setNow] = useState(clock.now());
  useEffect(() => {
    let timer: Timer;
    const tick = () => {
      const current = clock.now();
      setNow(current);
      // To the next whole second of the call, so that no second is skipped or shown twice.
      timer = clock.setTimer(1_000 - (Math.max(0, current - since) % 1_000), tick);
    };
    tick();
    return () => timer.cancel();
  }, [clock, since]);
  return <time class="call__time" role="timer">{sayDuration(now - since)}</time>;
}

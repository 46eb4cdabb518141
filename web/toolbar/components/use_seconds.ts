// What time it is, by the second, on the injected clock.
import { useEffect, useState } from "preact/hooks";
import type { Clock, Timer } from "../../../gateway/runtime/clock.ts";

/** The time now; drawn anew at each whole second before and after `at`, so that none is skipped. */
export function useSeconds(clock: Clock, at: number): number {
  const [now, setNow] = useState(clock.now());
  useEffect(() => {
    let timer: Timer;
    const tick = () => {
      const current = clock.now();
      setNow(current);
      const intoSecond = ((current - at) % 1_000 + 1_000) % 1_000;
      timer = clock.setTimer(1_000 - intoSecond, tick);
    };
    tick();
    return () => timer.cancel();
  }, [clock, at]);
  return now;
}

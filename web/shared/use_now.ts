// A component's view of the time: renders it again each second, for as long as that is of use.
import { useEffect, useState } from "preact/hooks";
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";

const TICK_MS = 1_000;

/** The time now in milliseconds since the epoch, renewed each second while `isRunning`. */
export function useNow(clock: Clock, isRunning: boolean): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    if (!isRunning) return;
    let timer: Timer;
    const tick = () => {
      setNow(clock.now());
      timer = clock.setTimer(TICK_MS, tick);
    };
    tick();
    return () => timer.cancel();
  }, [clock, isRunning]);
  return now;
}

// The gateway's clock, for what is counted from times that the gateway told.
import { useMemo } from "preact/hooks";
import type { Clock } from "../../../gateway/runtime/clock.ts";

/** The page's clock put right by how far it is ahead of the gateway's. */
export function useGatewayClock(clock: Clock, skewMs: number): Clock {
  return useMemo(() => ({
    now: () => clock.now() - skewMs,
    setTimer: (delayMs, fire) => clock.setTimer(delayMs, fire),
  }), [clock, skewMs]);
}

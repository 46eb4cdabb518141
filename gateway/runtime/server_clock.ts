// The clock of a program that serves many clients: the machine's, but for two things that its timers are bad at.
import { clearImmediate, setImmediate } from "node:timers";
import { type Clock, systemClock } from "./clock.ts";
import { sharingTimers } from "./shared_timers.ts";

/**
 * What is due at once comes with the next turn of the event loop: `setTimeout` takes two milliseconds (Deno,
 * observed with 2.9.6).
 */
const promptClock: Clock = {
  now: () => systemClock.now(),
  setTimer(delayMs, fire) {
    if (delayMs > 0) return systemClock.setTimer(delayMs, fire);
    const id = setImmediate(fire);
    return { cancel: () => clearImmediate(id) };
  },
};

/** Fires at once what is due at once, and has cheap time-outs. */
export const serverClock: Clock = sharingTimers(promptClock, () => performance.now());

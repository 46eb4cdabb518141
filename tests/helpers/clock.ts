// A clock for tests over real sockets: what is due at once happens, what takes time waits for the test.
import { type Clock, systemClock, type Timer } from "../../gateway/runtime/clock.ts";
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";

export class SteppedClock implements Clock {
  readonly #manual = new ManualClock();

  now(): number {
    return this.#manual.now();
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    return delayMs === 0 ? systemClock.setTimer(0, fire) : this.#manual.setTimer(delayMs, fire);
  }

  /** Moves time on by `ms`, firing what falls due on the way. */
  advance(ms: number): void {
    this.#manual.advance(ms);
  }
}

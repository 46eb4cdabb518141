// Acts that wait for their time, and can be made to happen at once or never.
import type { Clock, Timer } from "../gateway/runtime/clock.ts";

/** The acts that wait. */
export class Deferred {
  readonly #clock: Clock;
  readonly #waiting = new Map<() => void, Timer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets `act` happen `delayMs` from now. */
  add(delayMs: number, act: () => void): void {
    const once = () => {
      this.#waiting.delete(once);
      act();
    };
    this.#waiting.set(once, this.#clock.setTimer(delayMs, once));
  }

  /** Lets everything that waits happen now, in the order it came. */
  hurry(): void {
    for (const [once, timer] of [...this.#waiting]) {
      timer.cancel();
      once();
    }
  }

  /** Forgets everything that waits. */
  cancel(): void {
    for (const timer of this.#waiting.values()) timer.cancel();
    this.#waiting.clear();
  }
}

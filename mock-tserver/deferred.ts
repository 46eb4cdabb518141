// Acts that wait for their time, and can be made to happen at once or never.
import type { Clock, Timer } from "../gateway/runtime/clock.ts";

/** How long an act waits for another to pass it, in milliseconds. */
export const MAX_REORDER_MS = 1_000;

/** The acts that wait. */
export class Deferred {
  readonly #clock: Clock;
  readonly #waiting = new Map<() => void, Timer>();
  /** The act that waits for another to pass it. */
  #behind: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets `act` happen `delayMs` from now. */
  add(delayMs: number, act: () => void): void {
    this.#wait(delayMs, act);
  }

  /** Lets `act` happen behind the next one and `delayMs` later; in a second when there is none. */
  addBehindNext(delayMs: number, act: () => void): void {
    this.letBehindGo();
    this.#behind = this.#wait(MAX_REORDER_MS, () => {
      this.#behind = undefined;
      if (delayMs === 0) act();
      else this.add(delayMs, act);
    });
  }

  /** Another one has passed. */
  letBehindGo(): void {
    const once = this.#behind;
    if (once === undefined) return;
    this.#waiting.get(once)?.cancel();
    once();
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
    this.#behind = undefined;
  }

  #wait(delayMs: number, act: () => void): () => void {
    const once = () => {
      this.#waiting.delete(once);
      act();
    };
    this.#waiting.set(once, this.#clock.setTimer(delayMs, once));
    return once;
  }
}

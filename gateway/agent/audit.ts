// Asks the switch now and then how the live calls stand: an event that never came must not leave a call
// that is over.
import type { Clock, Timer } from "../runtime/clock.ts";

export interface AuditOptions {
  readonly clock: Clock;
  /** The time from one question to the next, in milliseconds. */
  readonly everyMs: number;
  readonly isNeeded: () => boolean;
  readonly ask: () => void;
}

export class Audit {
  readonly #options: AuditOptions;
  #timer: Timer | undefined;

  constructor(options: AuditOptions) {
    this.#options = options;
  }

  /** Starts when there is something to ask about, and stops when there is no more. */
  check(): void {
    const { clock, everyMs, isNeeded, ask } = this.#options;
    if (!isNeeded()) return this.close();
    this.#timer ??= clock.setTimer(everyMs, () => {
      this.#timer = undefined;
      ask();
      this.check();
    });
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}

// Waiting in real time: for a moment, for something that is told, or until the wait is called off.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Message } from "./stage.ts";

/** Hands messages on, and lets those who wait look after each. */
export class Lookout {
  readonly #clock: Clock;
  readonly #signal: AbortSignal | undefined;
  readonly #listeners: ((message: Message) => void)[] = [];
  readonly #waiting = new Set<() => void>();

  /** After `signal` is aborted every wait rejects with its reason. */
  constructor(clock: Clock, signal?: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    signal?.addEventListener("abort", () => this.#look());
  }

  observe(listener: (message: Message) => void): void {
    this.#listeners.push(listener);
  }

  tell(message: Message): void {
    for (const listener of this.#listeners) listener(message);
    this.#look();
  }

  /** Resolves at `untilMs`, or as soon as `isMet` says yes after a message. */
  wait(untilMs: number, isMet: () => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const end = () => {
      timer.cancel();
      this.#waiting.delete(look);
      resolve();
    };
    const look = () => {
      if (this.#signal?.aborted) reject(this.#signal.reason);
      if (this.#signal?.aborted || isMet()) end();
    };
    const timer = this.#clock.setTimer(Math.max(0, untilMs - this.#clock.now()), end);
    this.#waiting.add(look);
    look();
    return promise;
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }
}

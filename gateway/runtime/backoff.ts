// How long to wait before something is tried again: doubled each time, and spread by chance, so that
// many who lost the same thing at once do not all come back at once.
import type { Random } from "./random.ts";

export interface BackoffOptions {
  /** The longest first wait, in milliseconds. */
  readonly firstMs: number;
  /** The longest wait of all, in milliseconds. */
  readonly lastMs: number;
  readonly random: Random;
}

export class Backoff {
  readonly #options: BackoffOptions;
  #longestMs: number;

  constructor(options: BackoffOptions) {
    this.#options = options;
    this.#longestMs = options.firstMs;
  }

  /** The next wait, in milliseconds: half of the longest is certain, the rest is chance. */
  next(): number {
    const { random, lastMs } = this.#options;
    const waitMs = this.#longestMs / 2 * (1 + random.next());
    this.#longestMs = Math.min(2 * this.#longestMs, lastMs);
    return waitMs;
  }

  /** It worked: the next wait is a first one. */
  reset(): void {
    this.#longestMs = this.#options.firstMs;
  }
}

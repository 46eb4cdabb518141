// Wakes whoever waits; a wake-up that comes before the waiting is not lost.

export class Signal {
  #next = Promise.withResolvers<void>();

  wake(): void {
    this.#next.resolve();
  }

  /** Resolves at the next wake-up, or at once when one came since the last wait. */
  async wait(): Promise<void> {
    await this.#next.promise;
    this.#next = Promise.withResolvers();
  }
}

// Remembers which events were seen, so that one sent again after a reconnect counts once.

/** How many events are remembered; a gateway repeats no more than its journal holds. */
export const MAX_SEEN_EVENTS = 1_000;

/** (epoch, seq) names an event once. */
export class SeenEvents {
  readonly #keys = new Set<string>();

  /** True the first time, false for an event that was seen before. */
  add({ epoch, seq }: { readonly epoch: string; readonly seq: number }): boolean {
    const key = `${seq} ${epoch}`;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    if (this.#keys.size > MAX_SEEN_EVENTS) {
      const [oldest = key] = this.#keys;
      this.#keys.delete(oldest);
    }
    return true;
  }
}

// Remembers which events were seen: one sent again after a reconnect counts once, and the newest says
// where to go on.
import type { Position } from "../../../../gateway/protocol/resume.ts";

/** How many events are remembered; a gateway repeats no more than its journal holds. */
export const MAX_SEEN_EVENTS = 1_000;

/** (epoch, seq) names an event once. */
export class SeenEvents {
  readonly #keys = new Set<string>();
  #newest: Position | undefined;

  /** The newest event of the gateway's life that was heard of last. */
  get newest(): Position | undefined {
    return this.#newest;
  }

  /** True the first time, false for an event that was seen before. */
  add({ epoch, seq }: Position): boolean {
    const key = `${seq} ${epoch}`;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    if (this.#keys.size > MAX_SEEN_EVENTS) {
      const [oldest = key] = this.#keys;
      this.#keys.delete(oldest);
    }
    const isLater = epoch !== this.#newest?.epoch || seq > this.#newest.seq;
    if (isLater) this.#newest = { epoch, seq };
    return true;
  }
}

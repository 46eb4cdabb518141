// The release ledger: remembers which legs are over, so that each ends exactly once and a repeated
// Reject still finds it. Bounded; the oldest is forgotten first.
import type { Recap } from "./recap.ts";
import type { Timed } from "./times.ts";

/** A call and what its toolbars were told of it. */
export interface TrackedCall extends Timed {
  readonly recap: Recap;
}

export class ReleaseLedger {
  readonly #maxCalls: number;
  readonly #released = new Map<string, TrackedCall>();

  constructor(maxCalls: number) {
    this.#maxCalls = maxCalls;
  }

  /** Every call that is remembered, the oldest first. */
  all(): readonly TrackedCall[] {
    return [...this.#released.values()];
  }

  find(connID: string): TrackedCall | undefined {
    return this.#released.get(connID);
  }

  /** Remembers a call, or what has changed of one that is remembered. */
  add(tracked: TrackedCall): void {
    this.#released.set(tracked.call.connID, tracked);
    if (this.#released.size <= this.#maxCalls) return;
    const oldest = this.#released.keys().next();
    if (!oldest.done) this.#released.delete(oldest.value);
  }

  remove(connID: string): void {
    this.#released.delete(connID);
  }
}

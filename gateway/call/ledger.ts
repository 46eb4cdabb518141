// The release ledger: remembers which legs are over, so that each ends exactly once and a repeated
// Reject still finds it. Bounded; the oldest is forgotten first.
import type { ToolbarEvent } from "../protocol/mod.ts";
import type { Call } from "./state.ts";

/** A call and what the toolbars were last told of it. */
export interface TrackedCall {
  readonly call: Call;
  readonly announced: ToolbarEvent;
}

export class ReleaseLedger {
  readonly #maxCalls: number;
  readonly #released = new Map<string, TrackedCall>();

  constructor(maxCalls: number) {
    this.#maxCalls = maxCalls;
  }

  find(connID: string): TrackedCall | undefined {
    return this.#released.get(connID);
  }

  add(tracked: TrackedCall): void {
    const { connID } = tracked.call;
    this.#released.delete(connID);
    this.#released.set(connID, tracked);
    if (this.#released.size <= this.#maxCalls) return;
    const oldest = this.#released.keys().next();
    if (!oldest.done) this.#released.delete(oldest.value);
  }

  remove(connID: string): void {
    this.#released.delete(connID);
  }
}

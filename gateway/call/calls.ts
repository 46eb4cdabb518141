// The calls of one agent: the live ones, and through the ledger those that are over.
import { ReleaseLedger, type TrackedCall } from "./ledger.ts";

export class AgentCalls {
  readonly #live = new Map<string, TrackedCall>();
  readonly #ledger: ReleaseLedger;

  constructor({ maxReleased }: { readonly maxReleased: number }) {
    this.#ledger = new ReleaseLedger(maxReleased);
  }

  /** The live calls, oldest first. */
  live(): readonly TrackedCall[] {
    return [...this.#live.values()];
  }

  /** The calls that are over and whose end no toolbar was told, oldest first. */
  untold(): readonly TrackedCall[] {
    return this.#ledger.all().filter(({ isTold }) => !isTold);
  }

  /** The call of this ConnID, live or over; undefined when it is unknown or long forgotten. */
  find(connID: string): TrackedCall | undefined {
    return this.#live.get(connID) ?? this.#ledger.find(connID);
  }

  /** Replaces what is known of a call. */
  put(tracked: TrackedCall): void {
    const { connID, state } = tracked.call;
    if (state === "released") {
      this.#live.delete(connID);
      this.#ledger.add(tracked);
    } else {
      this.#ledger.remove(connID);
      this.#live.set(connID, tracked);
    }
  }

  /** Takes `sequence` as the newest of every call: a T-Server that came back may count anew. */
  restartSequence(sequence: number): void {
    for (const tracked of [...this.live(), ...this.#ledger.all()]) {
      this.put({ ...tracked, call: { ...tracked.call, sequence } });
    }
  }
}

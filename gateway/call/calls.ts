// The calls of one agent: the live ones, and through the ledger those that are over.
import { ReleaseLedger, type TrackedCall } from "./ledger.ts";
import type { Call } from "./state.ts";

export class AgentCalls {
  readonly #live = new Map<string, TrackedCall>();
  readonly #ledger: ReleaseLedger;
  /** ConnIDs that calls had before, and the one that each has now. */
  readonly #former = new Map<string, string>();

  constructor({ maxReleased }: { readonly maxReleased: number }) {
    this.#ledger = new ReleaseLedger(maxReleased);
  }

  get hasLive(): boolean {
    return this.#live.size > 0;
  }

  /** The live calls, oldest first. */
  live(): readonly TrackedCall[] {
    return [...this.#live.values()];
  }

  /** The live calls beside this one. */
  others({ callUUID }: Call): readonly Call[] {
    // Asked at every event, and mostly an agent has one call.
    const [first] = this.#live.values();
    if (this.#live.size <= 1 && (first?.call.callUUID ?? callUUID) === callUUID) return [];
    return this.live().map(({ call }) => call).filter((call) => call.callUUID !== callUUID);
  }

  /** The call that has or had this ConnID, live or over; undefined when it is unknown or long forgotten. */
  find(connID: string): TrackedCall | undefined {
    return this.#now(connID) ?? this.#now(this.#former.get(connID));
  }

  /** The call with this ConnID or CallUUID; of several legs the one that lives. */
  named(id: string): TrackedCall | undefined {
    const found = this.find(id);
    if (found && found.call.state !== "released") return found;
    const sameUUID = ({ call }: TrackedCall) => call.callUUID === id;
    return this.live().find(sameUUID) ?? found ?? this.#ledger.all().findLast(sameUUID);
  }

  /** The calls that are over and remembered, oldest first. */
  over(): readonly TrackedCall[] {
    return this.#ledger.all();
  }

  /** Replaces what is known of a call. */
  put(tracked: TrackedCall): void {
    const { connID, state } = tracked.call;
    if (state === "released") {
      this.#live.delete(connID);
      this.#ledger.add(tracked);
      this.#forgetFormer();
    } else {
      this.#ledger.remove(connID);
      this.#live.set(connID, tracked);
    }
  }

  /** A live call goes on under another ConnID: `tracked` takes the place of what had `connID`. */
  rename(connID: string, tracked: TrackedCall): void {
    const now = tracked.call.connID;
    this.#live.delete(connID);
    this.put(tracked);
    this.#former.delete(now);
    for (const [former, then] of this.#former) if (then === connID) this.#former.set(former, now);
    this.#former.set(connID, now);
  }

  /** Takes any event as newer than what was applied: a T-Server that comes back may count anew. */
  restartSequence(): void {
    for (const tracked of [...this.live(), ...this.over()]) {
      this.put({ ...tracked, call: { ...tracked.call, sequence: 0 } });
    }
  }

  /** Takes events before `sequence` as older than what is known: a snapshot has told of them. */
  raiseSequence(sequence: number): void {
    for (const tracked of [...this.live(), ...this.over()]) {
      const { call } = tracked;
      if (call.sequence < sequence) this.put({ ...tracked, call: { ...call, sequence } });
    }
  }

  #now(connID: string | undefined): TrackedCall | undefined {
    if (connID === undefined) return undefined;
    return this.#live.get(connID) ?? this.#ledger.find(connID);
  }

  /** Former ConnIDs are kept for as long as their call is. */
  #forgetFormer(): void {
    for (const [former, now] of this.#former) if (!this.#now(now)) this.#former.delete(former);
  }
}

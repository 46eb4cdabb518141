// The calls of one agent: the live ones, and through the ledger those that are over.
import { type LedgerOptions, ReleaseLedger, type TrackedCall } from "./ledger.ts";
import type { Call } from "./state.ts";

export class AgentCalls {
  /** A list, as they are few: a map that gets empty makes itself anew each time (V8). */
  #live: readonly TrackedCall[] = [];
  readonly #ledger: ReleaseLedger;
  /** ConnIDs that calls had before, and the one that each has now. */
  readonly #former = new Map<string, string>();

  constructor(options: LedgerOptions) {
    this.#ledger = new ReleaseLedger(options);
  }

  get hasLive(): boolean {
    return this.#live.length > 0;
  }

  /** The live calls, oldest first. */
  live(): readonly TrackedCall[] {
    return this.#live;
  }

  /** The live calls beside this one. */
  others({ callUUID }: Call): readonly Call[] {
    // Asked at every event, and mostly an agent has one call.
    const [first] = this.#live;
    if (this.#live.length <= 1 && (first?.call.callUUID ?? callUUID) === callUUID) return [];
    return this.#live.map(({ call }) => call).filter((call) => call.callUUID !== callUUID);
  }

  /** The call that has or had this ConnID, live or over; undefined when it is unknown or long forgotten. */
  find(connID: string): TrackedCall | undefined {
    return this.#now(connID) ?? this.#now(this.#former.get(connID));
  }

  /** The call with this ConnID or CallUUID; of several legs the one that lives. */
  named(id: string): TrackedCall | undefined {
    const found = this.find(id);
    if (found && found.call.state !== "released") return found;
    return this.#live.find(({ call }) => call.callUUID === id) ?? found ??
      this.#ledger.findLeg(id);
  }

  /** Replaces what is known of a call. */
  put(tracked: TrackedCall): void {
    const { connID, state } = tracked.call;
    if (state === "released") {
      this.#dropLive(connID);
      this.#ledger.add(tracked);
      this.#forgetFormer();
    } else {
      this.#ledger.remove(connID);
      const isKnown = this.#findLive(connID) !== undefined;
      this.#live = isKnown
        ? this.#live.map((one) => one.call.connID === connID ? tracked : one)
        : [...this.#live, tracked];
    }
  }

  /** A live call goes on under another ConnID: `tracked` takes the place of what had `connID`. */
  rename(connID: string, tracked: TrackedCall): void {
    const now = tracked.call.connID;
    this.#dropLive(connID);
    this.put(tracked);
    this.#former.delete(now);
    for (const [former, then] of this.#former) if (then === connID) this.#former.set(former, now);
    this.#former.set(connID, now);
  }

  /** Takes any event as newer than what was applied: a T-Server that comes back may count anew. */
  restartSequence(): void {
    this.#ledger.restartSequence();
    for (const tracked of this.#live) {
      this.put({ ...tracked, call: { ...tracked.call, sequence: 0 } });
    }
  }

  /** Takes events before `sequence` as older than what is known: a snapshot has told of them. */
  raiseSequence(sequence: number): void {
    this.#ledger.raiseSequence(sequence);
    for (const tracked of this.#live) {
      const { call } = tracked;
      if (call.sequence < sequence) this.put({ ...tracked, call: { ...call, sequence } });
    }
  }

  #now(connID: string | undefined): TrackedCall | undefined {
    if (connID === undefined) return undefined;
    return this.#findLive(connID) ?? this.#ledger.find(connID);
  }

  #findLive(connID: string): TrackedCall | undefined {
    return this.#live.find(({ call }) => call.connID === connID);
  }

  #dropLive(connID: string): void {
    this.#live = this.#live.filter(({ call }) => call.connID !== connID);
  }

  /** Former ConnIDs are kept for as long as their call is. */
  #forgetFormer(): void {
    for (const [former, now] of this.#former) {
      if (!this.#findLive(now) && !this.#ledger.has(now)) this.#former.delete(former);
    }
  }
}

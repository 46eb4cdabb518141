// The release ledger: remembers which legs are over, so that each ends exactly once and a repeated
// Reject still finds it. Bounded by count and age; the oldest is forgotten first.
import { TextLog } from "../runtime/text_log.ts";
import type { Recap } from "./recap.ts";
import type { Timed } from "./times.ts";

/** A call and what its toolbars were told of it. */
export interface TrackedCall extends Timed {
  readonly recap: Recap;
}

export interface LedgerOptions {
  /** Ends that are remembered. */
  readonly maxReleased: number;
  /** How long a call is remembered after its end, in milliseconds. */
  readonly maxReleasedAgeMs: number;
}

/** Where a call is found. Agents have many that are over, and nearly none is asked for: the rest is text. */
interface Over {
  readonly id: number;
  readonly callUUID: string;
}

export class ReleaseLedger {
  readonly #options: LedgerOptions;
  /** By ConnID, the oldest first. */
  readonly #over = new Map<string, Over>();
  /** The calls as JSON, by id. */
  readonly #texts = new TextLog();
  #lastId = 0;
  /** The calls up to this id count from 0. */
  #restartedUntil = 0;
  /** The calls up to this id have no lower sequence. */
  #raised = { until: 0, sequence: 0 };

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  has(connID: string): boolean {
    return this.#over.has(connID);
  }

  find(connID: string): TrackedCall | undefined {
    return this.#read(this.#over.get(connID));
  }

  /** The call with this CallUUID; of several legs the one that ended last. */
  findLeg(callUUID: string): TrackedCall | undefined {
    return this.#read([...this.#over.values()].findLast((over) => over.callUUID === callUUID));
  }

  add(tracked: TrackedCall): void {
    const { call: { connID, callUUID }, times } = tracked;
    const id = ++this.#lastId;
    this.#over.delete(connID);
    this.#over.set(connID, { id, callUUID });
    this.#texts.add({ id, time: times.since, text: JSON.stringify(tracked) });
    this.#prune(times.since - this.#options.maxReleasedAgeMs);
  }

  remove(connID: string): void {
    this.#over.delete(connID);
  }

  /** Takes any event as newer than what was applied: a T-Server that comes back may count anew. */
  restartSequence(): void {
    this.#restartedUntil = this.#lastId;
    this.#raised = { until: 0, sequence: 0 };
  }

  /** Takes events before `sequence` as older than what is known: a snapshot has told of them. */
  raiseSequence(sequence: number): void {
    this.#raised = { until: this.#lastId, sequence: Math.max(sequence, this.#raised.sequence) };
  }

  #read(over: Over | undefined): TrackedCall | undefined {
    const text = over && this.#texts.find(over.id);
    if (!over || text === undefined) return undefined;
    const { call, ...rest }: TrackedCall = JSON.parse(text);
    return { ...rest, call: { ...call, sequence: this.#sequenceOf(over.id, call.sequence) } };
  }

  #sequenceOf(id: number, applied: number): number {
    const sequence = id <= this.#restartedUntil ? 0 : applied;
    return id <= this.#raised.until ? Math.max(sequence, this.#raised.sequence) : sequence;
  }

  #prune(outdated: number): void {
    const isOutdated = () => (this.#texts.oldestTime ?? Infinity) <= outdated;
    while (this.#texts.size > this.#options.maxReleased || isOutdated()) {
      const [oldest] = this.#over;
      if (oldest && oldest[1].id === this.#texts.oldestId) this.#over.delete(oldest[0]);
      this.#texts.dropOldest();
    }
  }
}

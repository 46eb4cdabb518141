// What an agent's toolbars were told, for those that come back. Bounded by count and age; what was
// dropped is remembered as a gap, so that a replay is whole or none.
import type { Clock } from "../runtime/clock.ts";
import type { JournalEntry } from "./entry.ts";

export interface HistoryOptions {
  readonly clock: Clock;
  /** Entries that are kept. */
  readonly maxEntries: number;
  /** How long an entry is kept, in milliseconds. */
  readonly maxAgeMs: number;
}

export class History {
  readonly #options: HistoryOptions;
  #kept: { readonly entry: JournalEntry; readonly at: number }[] = [];
  /** The newest entry that is no longer kept. */
  #droppedSeq = 0;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  add(entry: JournalEntry): void {
    this.#kept.push({ entry, at: this.#options.clock.now() });
    this.#prune();
  }

  /** The entries after `seq`, oldest first; undefined when some of them are no longer kept. */
  after(seq: number): JournalEntry[] | undefined {
    this.#prune();
    if (seq < this.#droppedSeq) return undefined;
    return this.#kept.map(({ entry }) => entry).filter((entry) => entry.seq > seq);
  }

  #prune(): void {
    const { clock, maxEntries, maxAgeMs } = this.#options;
    const oldest = clock.now() - maxAgeMs;
    const isYoung = this.#kept.findIndex(({ at }) => at > oldest);
    const tooOld = isYoung === -1 ? this.#kept.length : isYoung;
    const drop = Math.max(tooOld, this.#kept.length - maxEntries);
    if (drop === 0) return;
    this.#droppedSeq = this.#kept[drop - 1]?.entry.seq ?? this.#droppedSeq;
    this.#kept = this.#kept.slice(drop);
  }
}

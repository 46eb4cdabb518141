// What an agent's toolbars were told, for those that come back. Bounded by count and age; what was
// dropped is remembered as a gap, so that a replay is whole or none.
import type { Clock } from "../runtime/clock.ts";
import { TextLog } from "../runtime/text_log.ts";
import { type JournalEntry, readEntry } from "./entry.ts";

export interface HistoryOptions {
  readonly clock: Clock;
  /** Entries that are kept. */
  readonly maxEntries: number;
  /** How long an entry is kept, in milliseconds. */
  readonly maxAgeMs: number;
}

export class History {
  readonly #options: HistoryOptions;
  /** What toolbars were told, by `seq`. */
  readonly #kept = new TextLog();
  /** The newest entry that is no longer kept. */
  #droppedSeq = 0;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  add({ seq, text }: JournalEntry): void {
    this.#kept.add({ id: seq, time: this.#options.clock.now(), text });
    this.#prune();
  }

  /** The entries after `seq`, oldest first; undefined when some of them are no longer kept. */
  after(seq: number): JournalEntry[] | undefined {
    this.#prune();
    if (seq < this.#droppedSeq) return undefined;
    return Array.from(this.#kept.after(seq), ({ text }) => readEntry(text));
  }

  #prune(): void {
    const { clock, maxEntries, maxAgeMs } = this.#options;
    const outdated = clock.now() - maxAgeMs;
    while (this.#kept.size > maxEntries || (this.#kept.oldestTime ?? Infinity) <= outdated) {
      this.#droppedSeq = this.#kept.oldestId ?? this.#droppedSeq;
      this.#kept.dropOldest();
    }
  }
}

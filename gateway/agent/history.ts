// What an agent's toolbars were told, for those that come back. Bounded by count and age; what was
// dropped is remembered as a gap, so that a replay is whole or none.
import type { Clock } from "../runtime/clock.ts";
import { type JournalEntry, readEntry } from "./entry.ts";

export interface HistoryOptions {
  readonly clock: Clock;
  /** Entries that are kept. */
  readonly maxEntries: number;
  /** How long an entry is kept, in milliseconds. */
  readonly maxAgeMs: number;
}

/** What was dropped makes room for so many at a time: to close the gap at each would copy all the others. */
const GAP = 64;

/** The text alone: the event itself takes several times as much, and is hardly ever asked for. */
interface Kept {
  readonly seq: number;
  readonly text: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

export class History {
  readonly #options: HistoryOptions;
  #kept: Kept[] = [];
  /** The place of the oldest that counts; those before it are dropped. */
  #first = 0;
  /** The newest entry that is no longer kept. */
  #droppedSeq = 0;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  add({ seq, text }: JournalEntry): void {
    this.#kept.push({ seq, text, at: this.#options.clock.now() });
    this.#prune();
  }

  /** The entries after `seq`, oldest first; undefined when some of them are no longer kept. */
  after(seq: number): JournalEntry[] | undefined {
    this.#prune();
    if (seq < this.#droppedSeq) return undefined;
    return this.#kept.slice(this.#first).filter((kept) => kept.seq > seq)
      .map(({ text }) => readEntry(text));
  }

  #prune(): void {
    const { clock, maxEntries, maxAgeMs } = this.#options;
    const oldest = clock.now() - maxAgeMs;
    const tooMany = this.#kept.length - maxEntries;
    const isDropped = (at: number) => at < tooMany || (this.#kept[at]?.at ?? Infinity) <= oldest;
    let first = this.#first;
    while (isDropped(first)) first++;
    if (first === this.#first) return;
    this.#droppedSeq = this.#kept[first - 1]?.seq ?? this.#droppedSeq;
    this.#first = first;
    if (first < GAP && first < this.#kept.length) return;
    this.#kept = this.#kept.slice(first);
    this.#first = 0;
  }
}

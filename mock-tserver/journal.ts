// The journal: what happened, in order, as much of it as fits its bound. Says nothing of what it means.
import type { JournalEntry, JournalPage } from "./control_schemas.ts";

/** An entry before the journal gives it its place and time. */
export type JournalRow = Omit<JournalEntry, "id" | "time">;

/** Gets each entry as it is made. */
export type JournalListener = (entry: JournalEntry) => void;

/** How much a journal keeps, and whose time it writes down. */
export interface JournalOptions {
  /** How many entries are kept; the oldest go first. */
  readonly maxEntries: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A bounded record with rising ids. */
export class Journal {
  readonly #options: JournalOptions;
  readonly #listeners = new Set<JournalListener>();
  /** A ring: the entry with the id n is at n modulo `maxEntries`. */
  #ring: JournalEntry[] = [];
  #firstId = 1;
  #lastId = 0;
  /** The first id since the journal was begun anew, and when that was. */
  #began: { readonly id: number; readonly at: number };

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#began = { id: 1, at: options.now() };
  }

  /** The id of the latest entry, also after `clear`; 0 before the first. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Adds an entry and tells the listeners of it. */
  add(row: JournalRow): void {
    const { maxEntries, now } = this.#options;
    const entry: JournalEntry = { id: ++this.#lastId, time: now(), ...row };
    this.#ring[entry.id % maxEntries] = entry;
    this.#firstId = Math.max(this.#firstId, entry.id - maxEntries + 1);
    for (const listener of this.#listeners) listener(entry);
  }

  /**
   * Up to `limit` entries after the one with the id `since`, by default all that are kept. An id that is not reached yet is one of
   * an earlier run: then everything is given, as a gap.
   */
  after(since = this.#firstId - 1, limit = Infinity): JournalPage {
    const isKnown = since <= this.#lastId;
    const from = isKnown ? Math.max(since + 1, this.#firstId) : this.#firstId;
    const to = Math.min(this.#lastId, from + limit - 1);
    const entries: JournalEntry[] = [];
    for (let id = from; id <= to; id++) {
      const entry = this.#ring[id % this.#options.maxEntries];
      if (entry !== undefined) entries.push(entry);
    }
    const { id, at } = this.#began;
    const gap = !isKnown || from > since + 1;
    return { entries, lastId: to, gap, beganAt: at, lost: this.#firstId - id };
  }

  /** Calls `listener` with each entry from now on; returns what ends that. It must not throw. */
  subscribe(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all entries and begins anew; ids go on rising. */
  clear(): void {
    this.#ring = [];
    this.#firstId = this.#lastId + 1;
    this.#began = { id: this.#firstId, at: this.#options.now() };
  }
}

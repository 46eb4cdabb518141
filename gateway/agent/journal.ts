// The journal of one agent: numbers what the agent's toolbars are told, tells them, and tells it again
// to those that come back.
import type { Position, ToolbarEvent } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import { type Deliver, entryOf, type JournalEntry } from "./entry.ts";
import { History } from "./history.ts";

type Stamp = "seq" | "epoch" | "time" | "thisDN";

/** An event before the journal has stamped it. */
export type EventBody = ToolbarEvent extends infer E
  ? E extends ToolbarEvent ? Omit<E, Stamp> : never
  : never;

/** Where a toolbar wants to go on. */
export interface Since {
  readonly position: Position;
  /** It will say itself which calls it lacks, so what was repeated to others is not for it. */
  readonly saysCalls: boolean;
}

/** Sees what goes on between an agent and the toolbars. */
export interface Watcher {
  /** At least one toolbar was told this. */
  told(entry: JournalEntry): void;
  /** A toolbar listens from now on. */
  came(): void;
  /** A toolbar listens no longer. */
  went(): void;
}

export interface JournalOptions {
  /** Names this life of the journal; `seq` starts at 1 in each. */
  readonly epoch: string;
  readonly thisDN: string;
  readonly clock: Clock;
  /** Events that are kept for toolbars that come back. */
  readonly maxHistoryEvents: number;
  /** How long they are kept, in milliseconds. */
  readonly maxHistoryAgeMs: number;
  readonly watcher?: Watcher;
}

/** One toolbar that listens. */
export class Listener {
  readonly #deliver: Deliver;
  /** It was told everything since the position that it named. */
  readonly recovered: boolean;
  /** Of what is older than this it was told only what is in `#caughtUp`. */
  #attachedAt: number;
  readonly #caughtUp = new Set<number>();

  constructor(deliver: Deliver, attachedAt: number, recovered: boolean) {
    this.#deliver = deliver;
    this.#attachedAt = attachedAt;
    this.recovered = recovered;
  }

  /** Whether it was told the event with this `seq`. */
  heard(seq: number): boolean {
    return seq > this.#attachedAt || this.#caughtUp.has(seq);
  }

  /** Has been told all that matters of what came before it. */
  isUpToDate(): void {
    this.#attachedAt = 0;
  }

  /** Is told an event of the past, or a copy of it. */
  catchUp(past: number, entry: JournalEntry): void {
    this.#caughtUp.add(past);
    this.#deliver(entry);
  }

  tell(entry: JournalEntry): void {
    this.#deliver(entry);
  }
}

export class EventJournal {
  readonly #options: JournalOptions;
  readonly #history: History;
  readonly #listeners = new Set<Listener>();
  #seq = 0;

  constructor(options: JournalOptions) {
    const { clock, maxHistoryEvents, maxHistoryAgeMs } = options;
    this.#options = options;
    this.#history = new History({
      clock,
      maxEntries: maxHistoryEvents,
      maxAgeMs: maxHistoryAgeMs,
    });
  }

  /** How many toolbars listen. */
  get toolbars(): number {
    return this.#listeners.size;
  }

  /** Tells a toolbar all that happens from now on, and before that what followed `since`, if it is kept. */
  attach(deliver: Deliver, since?: Since): Listener {
    const missed = since && this.#after(since);
    const recovered = missed !== undefined;
    const listener = new Listener(deliver, recovered ? 0 : this.#seq, recovered);
    this.#listeners.add(listener);
    this.#options.watcher?.came();
    for (const entry of missed ?? []) this.#tell([listener], entry);
    return listener;
  }

  /** Tells it no more; false when it was detached before. */
  detach(listener: Listener): boolean {
    const wasThere = this.#listeners.delete(listener);
    if (wasThere) this.#options.watcher?.went();
    return wasThere;
  }

  /** Whether a toolbar that is connected was told the event with this `seq`. */
  isHeard(seq: number): boolean {
    return [...this.#listeners].some((listener) => listener.heard(seq));
  }

  /** Stamps the event and tells every toolbar. */
  append(body: EventBody): JournalEntry {
    const entry = this.#stamp(body);
    this.#history.add(entry);
    this.#tell(this.#listeners, entry);
    return entry;
  }

  /** Tells one toolbar what concerns no other. */
  tell(listener: Listener, body: EventBody): void {
    this.#tell([listener], this.#stamp(body));
  }

  /**
   * Tells an event of the past to the toolbars that came after it and have not been told yet. It gets a
   * new `seq`, so that each toolbar sees them rise, and keeps the rest.
   */
  catchUp(past: ToolbarEvent): void {
    const lacking = [...this.#listeners].filter((listener) => !listener.heard(past.seq));
    if (lacking.length === 0) return;
    const copy = this.#copy(past);
    this.#history.add(copy, past.seq);
    for (const listener of lacking) listener.catchUp(past.seq, copy);
    this.#options.watcher?.told(copy);
  }

  /** Tells one toolbar an event of the past, under a new `seq`. */
  repeat(listener: Listener, past: ToolbarEvent): void {
    const copy = this.#copy(past);
    listener.catchUp(past.seq, copy);
    this.#options.watcher?.told(copy);
  }

  #after({ position: { epoch, seq }, saysCalls }: Since): JournalEntry[] | undefined {
    if (epoch !== this.#options.epoch || seq > this.#seq) return undefined;
    return this.#history.after(seq, { copies: !saysCalls });
  }

  #stamp(body: EventBody): JournalEntry {
    const { epoch, thisDN, clock } = this.#options;
    const time = new Date(clock.now()).toISOString();
    return entryOf({ ...body, seq: ++this.#seq, epoch, time, thisDN });
  }

  #copy(past: ToolbarEvent): JournalEntry {
    return entryOf({ ...past, seq: ++this.#seq });
  }

  #tell(listeners: Iterable<Listener>, entry: JournalEntry): void {
    let isTold = false;
    for (const listener of [...listeners]) {
      listener.tell(entry);
      isTold = true;
    }
    if (isTold) this.#options.watcher?.told(entry);
  }
}

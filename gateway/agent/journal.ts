// The journal of one agent: numbers what the agent's toolbars are told, tells them, and tells it again
// to those that come back.
import type { Clock } from "../runtime/clock.ts";
import { isoTime } from "../runtime/iso_time.ts";
import type { Position, ToolbarEvent } from "../protocol/mod.ts";
import { type Deliver, entryOf, type JournalEntry } from "./entry.ts";
import { History } from "./history.ts";
import { Listener, type ListenerOptions } from "./listener.ts";

type Stamp = "seq" | "epoch" | "time" | "thisDN";

/** An event before the journal has stamped it. */
export type EventBody = ToolbarEvent extends infer E
  ? E extends ToolbarEvent ? Omit<E, Stamp> : never
  : never;

/** A toolbar that comes. */
export interface Arrival extends Pick<ListenerOptions, "calls" | "isStranger" | "onBelief"> {
  /** The newest event that it was told; undefined when it starts anew. */
  readonly since: Position | undefined;
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

  /** The toolbars that listen. */
  get listeners(): readonly Listener[] {
    return [...this.#listeners];
  }

  /**
   * Tells a toolbar all that happens from now on, and before that what followed `since`, if it is kept.
   */
  attach(deliver: Deliver, { since, ...known }: Arrival): Listener {
    const { clock, watcher } = this.#options;
    const missed = since && this.#after(since);
    const listener = new Listener({
      deliver,
      clock,
      ...known,
      knowsUntil: missed ? since.seq : undefined,
      attachedAt: this.#seq,
    });
    this.#listeners.add(listener);
    watcher?.came();
    for (const entry of missed ?? []) this.#tell([listener], entry);
    return listener;
  }

  /** Tells it no more; false when it was detached before. */
  detach(listener: Listener): boolean {
    const wasThere = this.#listeners.delete(listener);
    if (wasThere) this.#options.watcher?.went();
    return wasThere;
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
    this.#repeat(this.listeners.filter((one) => !one.heard(past.seq)), past);
  }

  /** The same, but only to toolbars of which nobody knows what they knew when they came. */
  catchUpStrangers(past: ToolbarEvent): void {
    this.#repeat(this.listeners.filter((one) => one.isStranger && !one.heard(past.seq)), past);
  }

  /** Tells one toolbar an event of the past, under a new `seq`. */
  repeat(listener: Listener, past: ToolbarEvent): void {
    this.#repeat([listener], past);
  }

  #repeat(listeners: readonly Listener[], past: ToolbarEvent): void {
    if (listeners.length === 0) return;
    const copy = entryOf({ ...past, seq: ++this.#seq });
    for (const listener of listeners) listener.catchUp(past.seq, copy);
    this.#options.watcher?.told(copy);
  }

  #after({ epoch, seq }: Position): JournalEntry[] | undefined {
    if (epoch !== this.#options.epoch || seq > this.#seq) return undefined;
    return this.#history.after(seq);
  }

  #stamp(body: EventBody): JournalEntry {
    const { epoch, thisDN, clock } = this.#options;
    const time = isoTime(clock.now());
    return entryOf({ ...body, seq: ++this.#seq, epoch, time, thisDN });
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

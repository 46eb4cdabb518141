// The journal of one agent: numbers what the agent's toolbars are told, and tells them.
import type { ToolbarEvent } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";

type Stamp = "seq" | "epoch" | "time" | "thisDN";

/** An event before the journal has stamped it. */
export type EventBody = ToolbarEvent extends infer E
  ? E extends ToolbarEvent ? Omit<E, Stamp> : never
  : never;

/** An event with its place in the journal, encoded once for all toolbars. */
export interface JournalEntry {
  readonly seq: number;
  readonly event: ToolbarEvent;
  readonly text: string;
}

/** Takes one entry to a toolbar; must not throw. */
export type Deliver = (entry: JournalEntry) => void;

/** One toolbar that listens. */
export interface Attachment {
  /** The toolbar gets nothing any more. */
  detach(): void;
}

interface Listener {
  readonly deliver: Deliver;
  /** It has been told everything after this. */
  readonly attachedAt: number;
  /** Older events that it has been told since. */
  readonly caughtUp: Set<number>;
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
  readonly watcher?: Watcher;
}

export class EventJournal {
  readonly #options: JournalOptions;
  readonly #listeners = new Set<Listener>();
  #seq = 0;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** How many toolbars listen. */
  get toolbars(): number {
    return this.#listeners.size;
  }

  attach(deliver: Deliver): Attachment {
    const listener = { deliver, attachedAt: this.#seq, caughtUp: new Set<number>() };
    const { watcher } = this.#options;
    this.#listeners.add(listener);
    watcher?.came();
    return {
      detach: () => {
        if (this.#listeners.delete(listener)) watcher?.went();
      },
    };
  }

  /** Stamps the event and tells every toolbar. */
  append(body: EventBody): JournalEntry {
    const entry = this.#stamp(body);
    this.#tell([...this.#listeners], entry);
    return entry;
  }

  /**
   * Tells an event of the past to the toolbars that came after it and have not been told yet. It gets a
   * new `seq`, so that each toolbar sees them rise, and keeps the rest.
   */
  catchUp(past: ToolbarEvent): void {
    const missing = [...this.#listeners].filter(({ attachedAt, caughtUp }) =>
      past.seq <= attachedAt && !caughtUp.has(past.seq)
    );
    if (missing.length === 0) return;
    for (const listener of missing) listener.caughtUp.add(past.seq);
    this.#tell(missing, this.#entry({ ...past, seq: ++this.#seq }));
  }

  #stamp(body: EventBody): JournalEntry {
    const { epoch, thisDN, clock } = this.#options;
    const time = new Date(clock.now()).toISOString();
    return this.#entry({ ...body, seq: ++this.#seq, epoch, time, thisDN });
  }

  #entry(event: ToolbarEvent): JournalEntry {
    return { seq: event.seq, event, text: JSON.stringify(event) };
  }

  #tell(listeners: readonly Listener[], entry: JournalEntry): void {
    for (const { deliver } of listeners) deliver(entry);
    if (listeners.length > 0) this.#options.watcher?.told(entry);
  }
}

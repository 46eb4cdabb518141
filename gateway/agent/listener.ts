// One toolbar that listens: what it was told, and what it therefore knows.
import type { Clock } from "../runtime/clock.ts";
import { type BeliefChange, Beliefs } from "./beliefs.ts";
import type { Deliver, JournalEntry } from "./entry.ts";
import type { BelievedCall } from "./memory.ts";

export interface ListenerOptions {
  readonly deliver: Deliver;
  readonly clock: Clock;
  /** The calls that it believes alive when it comes. */
  readonly calls: readonly BelievedCall[];
  /** Nobody knows what it knew when it came. */
  readonly isStranger: boolean;
  /** It comes back and knows everything up to this `seq`; undefined when it starts anew. */
  readonly knowsUntil: number | undefined;
  /** The newest `seq` when it came. */
  readonly attachedAt: number;
  /** Hears of a change in what it believes, just before it is told. */
  readonly onBelief: ((change: BeliefChange) => void) | undefined;
}

export class Listener {
  readonly beliefs: Beliefs;
  readonly #options: ListenerOptions;
  /** Older events that it has been told since it came. */
  readonly #caughtUp = new Set<number>();

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.beliefs = new Beliefs(options.calls);
  }

  /** Nobody knows what it knew when it came. */
  get isStranger(): boolean {
    return this.#options.isStranger;
  }

  /** It is told everything since the position that it named. */
  get recovered(): boolean {
    return this.#options.knowsUntil !== undefined;
  }

  /** Whether it knows the event with this `seq`. */
  heard(seq: number): boolean {
    return this.recovered || this.wasTold(seq);
  }

  /** Whether it was told the event with this `seq` since it came. */
  wasTold(seq: number): boolean {
    const { attachedAt, knowsUntil = attachedAt } = this.#options;
    return seq > knowsUntil || this.#caughtUp.has(seq);
  }

  /** Is told an event of the past, or a copy of it. */
  catchUp(past: number, entry: JournalEntry): void {
    this.#caughtUp.add(past);
    this.tell(entry);
  }

  tell(entry: JournalEntry): void {
    const { clock, deliver, onBelief } = this.#options;
    const change = this.beliefs.note(entry.event, clock.now());
    onBelief?.(change);
    deliver(entry);
  }
}

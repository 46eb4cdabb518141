// A clock that stands still until it is told to go on: for tests, and for scenarios in virtual time.
import type { Clock, Timer } from "./clock.ts";

interface Entry {
  readonly dueAt: number;
  readonly order: number;
  readonly fire: () => void;
}

/** Fires its timers in order of due time, then of creation, and only within `advance` or `runAll`. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  #entries: Entry[] = [];

  constructor(startMs: number = Date.UTC(2026, 0, 1)) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    const entry = { dueAt: this.#now + Math.max(0, delayMs), order: this.#order++, fire };
    this.#entries.push(entry);
    return { cancel: () => this.#remove(entry) };
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#entries.length;
  }

  /** Moves time on by `ms`, firing what falls due on the way, also what is set meanwhile. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(); next && next.dueAt <= until; next = this.#next()) {
      this.#fire(next);
    }
    this.#now = until;
  }

  /** Fires timers until none waits; throws a RangeError after `limit` of them. */
  runAll(limit = 100_000): void {
    for (let next = this.#next(), fired = 0; next; next = this.#next(), fired++) {
      if (fired >= limit) throw new RangeError(`Cannot run all timers: ${limit} fired, more wait`);
      this.#fire(next);
    }
  }

  #fire(entry: Entry): void {
    this.#remove(entry);
    this.#now = Math.max(this.#now, entry.dueAt);
    entry.fire();
  }

  #next(): Entry | undefined {
    return this.#entries.reduce<Entry | undefined>(
      (first, entry) =>
        !first || entry.dueAt < first.dueAt ||
          (entry.dueAt === first.dueAt && entry.order < first.order)
          ? entry
          : first,
      undefined,
    );
  }

  #remove(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
  }
}

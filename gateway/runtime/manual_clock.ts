// A clock that stands still until it is told to go on: for tests, and for scenarios in virtual time.
import type { Clock, Timer } from "./clock.ts";

interface Entry {
  readonly dueAt: number;
  readonly order: number;
  readonly fire: () => void;
  isWaiting: boolean;
}

/** Fires its timers in order of due time, then of creation, and only within `advance` or `runAll`. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  #pending = 0;
  /** A binary heap, the first to fire on top; what was cancelled stays until it comes up. */
  readonly #heap: Entry[] = [];

  constructor(startMs: number = Date.UTC(2026, 0, 1)) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    const dueAt = this.#now + Math.max(0, delayMs);
    const entry: Entry = { dueAt, order: this.#order++, fire, isWaiting: true };
    this.#push(entry);
    this.#pending++;
    return { cancel: () => this.#end(entry) };
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#pending;
  }

  /** When the next timer fires, in milliseconds since the epoch; undefined when none waits. */
  get nextDueAt(): number | undefined {
    return this.#next()?.dueAt;
  }

  /** Moves time on by `ms`, firing what falls due on the way, also what is set meanwhile. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(); next && next.dueAt <= until; next = this.#next()) {
      this.#fire(next);
    }
    this.#now = until;
  }

  /** Moves time on by `ms` and fires nothing, as a computer that sleeps: `advance` fires what fell due. */
  sleep(ms: number): void {
    this.#now += ms;
  }

  /** Fires timers until none waits; throws a RangeError after `limit` of them. */
  runAll(limit = 100_000): void {
    for (let next = this.#next(), fired = 0; next; next = this.#next(), fired++) {
      if (fired >= limit) throw new RangeError(`Cannot run all timers: ${limit} fired, more wait`);
      this.#fire(next);
    }
  }

  #fire(entry: Entry): void {
    this.#end(entry);
    this.#now = Math.max(this.#now, entry.dueAt);
    entry.fire();
  }

  #end(entry: Entry): void {
    if (entry.isWaiting) this.#pending--;
    entry.isWaiting = false;
  }

  #next(): Entry | undefined {
    while (this.#heap[0]?.isWaiting === false) this.#pop();
    return this.#heap[0];
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, heap[parent])) break;
      heap[at] = heap[parent] as Entry;
      at = parent;
    }
    heap[at] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!isBefore(heap[child], last)) break;
      heap[at] = heap[child] as Entry;
      at = child;
    }
    heap[at] = last;
  }
}

function isBefore(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined) return false;
  return b === undefined || a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
}

// Time-outs mostly never fire: what they wait for comes first. Those of one length share a timer of the
// clock, so that setting and cancelling one is no more than putting it into a list and taking it out.
import type { Clock, Timer } from "./clock.ts";

/** Shorter timers mostly fire, and are left to the clock itself, in milliseconds. */
const SHARED_FROM_MS = 1_000;

/**
 * A clock like `clock`, for programs that set many time-outs. `elapsedMs` tells milliseconds from any
 * beginning and cannot be set, so that a clock that is set fires no time-out early or late.
 */
export function sharingTimers(clock: Clock, elapsedMs: () => number): Clock {
  const lists = new Map<number, TimerList>();
  const listOf = (delayMs: number): TimerList => {
    const known = lists.get(delayMs);
    if (known) return known;
    const list = new TimerList({
      clock,
      elapsedMs,
      delayMs,
      onEmpty: () => lists.delete(delayMs),
    });
    lists.set(delayMs, list);
    return list;
  };
  return {
    now: () => clock.now(),
    setTimer: (delayMs, fire) =>
      delayMs < SHARED_FROM_MS ? clock.setTimer(delayMs, fire) : listOf(delayMs).add(fire),
  };
}

interface TimerListOptions {
  readonly clock: Clock;
  readonly elapsedMs: () => number;
  readonly delayMs: number;
  /** It waits for nothing any more, and is not used again. */
  readonly onEmpty: () => void;
}

/** Timers of one length: the one that was set first fires first. */
class TimerList {
  readonly #options: TimerListOptions;
  readonly #waiting = new Set<ListedTimer>();

  constructor(options: TimerListOptions) {
    this.#options = options;
    this.#wait(options.delayMs);
  }

  add(fire: () => void): Timer {
    const { elapsedMs, delayMs } = this.#options;
    const timer = new ListedTimer(this, elapsedMs() + delayMs, fire);
    this.#waiting.add(timer);
    return timer;
  }

  /** Takes a timer off the list; false when it is not on it. The clock's timer goes on, for the next one. */
  remove(timer: ListedTimer): boolean {
    return this.#waiting.delete(timer);
  }

  #wait(delayMs: number): void {
    this.#options.clock.setTimer(delayMs, () => this.#fireDue());
  }

  #fireDue(): void {
    const { elapsedMs, onEmpty } = this.#options;
    const now = elapsedMs();
    const due: ListedTimer[] = [];
    let next: ListedTimer | undefined;
    for (const timer of this.#waiting) {
      if (timer.dueAt > now) {
        next = timer;
        break;
      }
      due.push(timer);
    }
    if (next) this.#wait(next.dueAt - now);
    else onEmpty();
    // One that fires may cancel the next.
    for (const timer of due) if (this.remove(timer)) timer.fire();
  }
}

class ListedTimer implements Timer {
  readonly #list: TimerList;
  readonly dueAt: number;
  readonly fire: () => void;

  constructor(list: TimerList, dueAt: number, fire: () => void) {
    this.#list = list;
    this.dueAt = dueAt;
    this.fire = fire;
  }

  cancel(): void {
    this.#list.remove(this);
  }
}

// The browser's tabs taking turns, as Web Locks let them.
import type { Turn, Turns } from "../../../../../web/toolbar/attention/turns.ts";

export class FakeTurns {
  /** Whether the agent looks at one of the tabs. */
  isSeen = false;
  readonly #queues = new Map<string, (() => void)[]>();

  /** The turns as one more tab sees them. */
  tab(): Turns {
    return {
      take: (name, mine) => this.#take(name, mine),
      isSeen: () => Promise.resolve(this.isSeen),
    };
  }

  #take(name: string, mine: () => void): Turn {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    queue.push(mine);
    if (queue.length === 1) mine();
    return {
      end: () => {
        const wasFirst = queue[0] === mine;
        if (queue.includes(mine)) queue.splice(queue.indexOf(mine), 1);
        if (wasFirst) queue[0]?.();
      },
    };
  }
}

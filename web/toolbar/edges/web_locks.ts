// Turns by the browser's Web Locks: a lock goes to the next tab when the one that has it closes or crashes,
// so nothing has to be told, timed or cleaned up. A browser does not freeze a tab that holds one.
import { type Turns, turnsAlone } from "../attention/turns.ts";
import type { PageLife } from "../wakes.ts";

export interface WebLocksOptions {
  readonly locks: LockManager | undefined;
  /** Whose toolbars take turns; empty for the default agent. */
  readonly agent: string;
  readonly life: PageLife;
}

export function webLockTurns({ locks, agent, life }: WebLocksOptions): Turns {
  if (!locks) return turnsAlone(() => life.isVisible);
  const lockName = (name: string) => `hookswitch.${name}${agent && `.${agent}`}`;

  /** Holds the lock from when it is given until `end`. */
  const hold = (name: string, mode: LockMode, held: () => void) => {
    const asking = new AbortController();
    const ended = Promise.withResolvers<void>();
    let isOver = false;
    locks.request(lockName(name), { mode, signal: asking.signal }, () => {
      if (isOver) return;
      held();
      return ended.promise;
    }).catch(() => {
      // Ended before its turn came.
    });
    return {
      end() {
        isOver = true;
        asking.abort();
        ended.resolve();
      },
    };
  };

  // Every tab that is seen says so for as long as it is.
  let seen: { end(): void } | undefined;
  const follow = () => {
    if (life.isVisible) seen ??= hold("seen", "shared", () => {});
    else {
      seen?.end();
      seen = undefined;
    }
  };
  follow();
  life.watch(follow);

  return {
    take: (name, mine) => hold(name, "exclusive", mine),
    async isSeen() {
      const { held = [] } = await locks.query();
      return held.some(({ name }) => name === lockName("seen"));
    },
  };
}

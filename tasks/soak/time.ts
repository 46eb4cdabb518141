// Waiting on the injected clock.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";

export function pause(clock: Clock, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  clock.setTimer(Math.max(0, Math.round(ms)), resolve);
  return promise;
}

/** Resolves with true when `isSo` came true, with false when it did not in time. */
export async function eventually(
  clock: Clock,
  { withinMs, isSo }: {
    readonly withinMs: number;
    readonly isSo: () => Promise<boolean> | boolean;
  },
): Promise<boolean> {
  const until = clock.now() + withinMs;
  while (!await isSo()) {
    if (clock.now() >= until) return false;
    await pause(clock, 100);
  }
  return true;
}

/** A number from `least` to `most`. */
export const between = (random: Random, [least, most]: readonly [number, number]) =>
  least + random.next() * (most - least);

/** One of these; there must be one. */
export function oneOf<T>(random: Random, all: readonly [T, ...T[]]): T {
  return all[Math.floor(random.next() * all.length)] ?? all[0];
}

/** A source of chance of its own, so that what others draw does not matter. */
export const seedOf = (random: Random) => Math.floor(random.next() * 2 ** 32);

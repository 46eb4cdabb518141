// What charts draw: readings of counters in bounded memory. When it is full every other one is dropped, and
// from then on half as many are kept; as all are counters, rates stay true. Pure.

/** So many readings are kept at most. */
export const MAX_SAMPLES = 240;

export interface Samples<Reading> {
  readonly kept: readonly Reading[];
  /** Of so many readings one is kept. */
  readonly every: number;
  /** How many came since the last that was kept. */
  readonly passed: number;
  /** The newest, kept or not. */
  readonly newest: Reading | undefined;
}

export const NO_SAMPLES: Samples<never> = { kept: [], every: 1, passed: 0, newest: undefined };

export function withReading<Reading>(
  samples: Samples<Reading>,
  newest: Reading,
): Samples<Reading> {
  const { kept, every, passed } = samples;
  if (passed + 1 < every) return { ...samples, passed: passed + 1, newest };
  const all = [...kept, newest];
  if (all.length <= MAX_SAMPLES) return { kept: all, every, passed: 0, newest };
  return {
    kept: all.filter((_, index) => index % 2 === 0),
    every: every * 2,
    passed: 0,
    newest,
  };
}

/** The readings to draw: the newest is always the last. */
export function readings<Reading>({ kept, newest }: Samples<Reading>): readonly Reading[] {
  return newest === undefined || kept.at(-1) === newest ? kept : [...kept, newest];
}

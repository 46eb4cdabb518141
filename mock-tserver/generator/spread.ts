// How times spread, in buckets that grow by 5 %: quantiles of any number of them in bounded memory.

const GROWTH = Math.log(1.05);

/** Counts times in milliseconds; the largest that a timer holds falls into bucket 441. */
export class Spread {
  readonly #buckets: number[] = [];
  #count = 0;

  add(ms: number): void {
    const bucket = Math.ceil(Math.log1p(Math.max(0, ms)) / GROWTH);
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
    this.#count++;
  }

  /** The time that a `share` of all do not exceed, at most 5 % too long; 0 where there are none. */
  quantile(share: number): number {
    let left = Math.ceil(share * this.#count);
    if (left === 0) return 0;
    for (const [bucket, count = 0] of this.#buckets.entries()) {
      left -= count;
      if (left <= 0) return Math.round(Math.expm1(bucket * GROWTH));
    }
    return 0;
  }
}

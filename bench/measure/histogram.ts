// A histogram of times in the manner of HdrHistogram: 64 buckets for each doubling, so that a value is off
// by at most 1.6 percent however large it is. Values are whole microseconds.

const SUB_BUCKETS = 64;
const SUB_BITS = 6;

/** The counts by bucket, as far as there are any. */
export type HistogramData = readonly (readonly [bucket: number, count: number])[];

export class Histogram {
  readonly #counts = new Map<number, number>();
  #total = 0;
  #max = 0;

  /** Makes one of what others have counted. */
  static of(...parts: readonly HistogramData[]): Histogram {
    const histogram = new Histogram();
    for (const [bucket, count] of parts.flat()) histogram.#add(bucket, count);
    return histogram;
  }

  get count(): number {
    return this.#total;
  }

  record(micros: number): void {
    this.#add(bucketOf(Math.max(0, Math.round(micros))), 1);
  }

  /** The time within which so many percent stayed, in microseconds; 0 without any. */
  percentile(percent: number): number {
    if (percent >= 100) return this.#max;
    const wanted = Math.max(1, Math.ceil(this.#total * percent / 100));
    let seen = 0;
    for (const [bucket, count] of this.#sorted()) {
      seen += count;
      if (seen >= wanted) return upperEnd(bucket);
    }
    return this.#max;
  }

  toJSON(): HistogramData {
    return this.#sorted();
  }

  #add(bucket: number, count: number): void {
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + count);
    this.#total += count;
    this.#max = Math.max(this.#max, upperEnd(bucket));
  }

  #sorted(): (readonly [number, number])[] {
    return [...this.#counts].sort(([one], [other]) => one - other);
  }
}

/** Values below 128 have a bucket each; above, each doubling has 64. */
function bucketOf(value: number): number {
  if (value < 2 * SUB_BUCKETS) return value;
  const shift = Math.floor(Math.log2(value)) - SUB_BITS;
  return shift * SUB_BUCKETS + Math.floor(value / 2 ** shift);
}

/** The largest value of a bucket. */
function upperEnd(bucket: number): number {
  if (bucket < 2 * SUB_BUCKETS) return bucket;
  const shift = Math.floor(bucket / SUB_BUCKETS) - 1;
  return (bucket - shift * SUB_BUCKETS + 1) * 2 ** shift - 1;
}

import type { Summary } from './summary.js';

/** Bits of a value's mantissa that a bucket keeps. */
const MANTISSA_BITS = 10;
const MANTISSA = (1 << MANTISSA_BITS) - 1;
const DISCARDED_BITS = 20 - MANTISSA_BITS;

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

interface Bucket {
  /** The bucket's sample that is the nearest to 0. */
  readonly start: number;
  readonly count: number;
}

/**
 * Samples of which only their numbers are kept, by buckets: those with the same sign, exponent and first ten bits of
 * mantissa (as in HdrHistogram). Memory grows with the buckets, at most 1024 between a number and its double, and
 * histograms merge exactly.
 *
 * The sample of any rank is known to less than 2^-10 of its size (0.1 %), towards 0; integers up to 2048 exactly.
 */
export class Histogram {
  /** By sign and exponent; of each the buckets in order of their mantissas. */
  readonly #pages = new Map<number, Float64Array>();
  #count = 0;
  #total = 0;
  #max = -Infinity;
  #min = Infinity;
  #mean = 0;
  /** Sum of squared deviations from the mean. */
  #squares = 0;

  /** Adds a sample (the update of the mean and the deviations is Welford's). */
  push(value: number): void {
    // -0 and 0 are the same.
    const sample = value + 0;
    const bucket = bucketOf(sample);
    this.#page(bucket >> MANTISSA_BITS)[bucket & MANTISSA] += 1;
    this.#count++;
    this.#total += sample;
    if (sample > this.#max) this.#max = sample;
    if (sample < this.#min) this.#min = sample;
    const deviation = sample - this.#mean;
    this.#mean += deviation / this.#count;
    this.#squares += deviation * (sample - this.#mean);
  }

  /** Adds all samples of another (Chan, Golub and LeVeque, 1979). */
  append(other: Histogram): void {
    for (const [exponent, page] of other.#pages) {
      const own = this.#page(exponent);
      for (let mantissa = 0; mantissa < page.length; mantissa++) own[mantissa] += page[mantissa];
    }
    const count = this.#count + other.#count;
    const deviation = other.#mean - this.#mean;
    this.#mean += (deviation * other.#count) / count;
    this.#squares += other.#squares + (deviation ** 2 * this.#count * other.#count) / count;
    this.#count = count;
    this.#total += other.#total;
    this.#max = Math.max(this.#max, other.#max);
    this.#min = Math.min(this.#min, other.#min);
  }

  /** Statistics of at least two samples: the median and the quartiles as exact as the buckets, the others exactly. */
  summary(): Summary {
    const [q25, median, q75] = this.quantiles([0.25, 0.5, 0.75]);
    return {
      max: this.#max,
      min: this.#min,
      count: this.#count,
      total: this.#total,
      average: this.#total / this.#count,
      median,
      variance: this.#squares / (this.#count - 1),
      q25,
      q75,
    };
  }

  /** Quantiles at the shares, interpolated between the two nearest samples, as of samples that are kept. */
  quantiles(shares: readonly number[]): number[] {
    const buckets = this.#buckets();
    return shares.map((share) => {
      const position = (this.#count - 1) * share;
      const below = Math.floor(position);
      const lower = sampleAt(buckets, below);
      const upper = sampleAt(buckets, Math.min(below + 1, this.#count - 1));
      return this.#within(lower + (upper - lower) * (position - below));
    });
  }

  #page(exponent: number): Float64Array {
    const known = this.#pages.get(exponent);
    if (known !== undefined) return known;
    const page = new Float64Array(MANTISSA + 1);
    this.#pages.set(exponent, page);
    return page;
  }

  /** Those that hold samples, in ascending order. */
  #buckets(): Bucket[] {
    const buckets = [...this.#pages].flatMap(([exponent, page]) =>
      Array.from(page, (count, mantissa) => ({
        start: startOf((exponent << MANTISSA_BITS) | mantissa),
        count,
      })),
    );
    return buckets.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
  }

  /** The start of a bucket may lie outside of all samples. */
  #within(quantile: number): number {
    return Math.min(Math.max(quantile, this.#min), this.#max);
  }
}

function sampleAt(buckets: readonly Bucket[], rank: number): number {
  let before = 0;
  for (const { start, count } of buckets) {
    before += count;
    if (rank < before) return start;
  }
  return buckets[buckets.length - 1].start;
}

function bucketOf(sample: number): number {
  float[0] = sample;
  return words[HIGH] >> DISCARDED_BITS;
}

function startOf(bucket: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = bucket << DISCARDED_BITS;
  return float[0];
}

import { Histogram } from './histogram.js';
import { quantile } from './quantile.js';
import { Samples } from './samples.js';
import { type Summary, summarize } from './summary.js';

/** Samples that are kept one by one: 512 KiB. */
export const MOST_EXACT_SAMPLES = 65_536;

/**
 * Samples of a quantity, however many, in bounded memory: up to {@link MOST_EXACT_SAMPLES} every one is kept; of more,
 * see {@link Histogram}.
 */
export class Distribution {
  #samples = new Samples();
  #histogram: Histogram | undefined;

  /** True if there were too many samples to keep them: then the median and the quartiles are approximate. */
  get isApproximate(): boolean {
    return this.#histogram !== undefined;
  }

  /** Adds a sample. */
  push(value: number): void {
    if (this.#histogram !== undefined) this.#histogram.push(value);
    else if (this.#samples.length < MOST_EXACT_SAMPLES) this.#samples.push(value);
    else this.#fold().push(value);
  }

  /** Adds all samples of another. */
  append(other: Distribution): void {
    if (other.#histogram !== undefined) this.#fold().append(other.#histogram);
    else if (this.#canTake(other.#samples.length)) this.#samples.append(other.#samples);
    else for (const value of other.#samples.values()) this.push(value);
  }

  /** The statistics of all samples, all 0 if there are none. */
  summary(): Summary {
    return this.#histogram?.summary() ?? summarize(this.#samples.sorted());
  }

  /** Quantiles at the shares, each between 0 and 1, interpolated between the two nearest samples; 0 if there are none. */
  quantiles(shares: readonly number[]): number[] {
    if (this.#histogram !== undefined) return this.#histogram.quantiles(shares);
    const sorted = this.#samples.sorted();
    return shares.map((share) => (sorted.length === 0 ? 0 : quantile(sorted, share)));
  }

  #canTake(samples: number): boolean {
    return this.#histogram === undefined && this.#samples.length + samples <= MOST_EXACT_SAMPLES;
  }

  /** Gives up the samples for their histogram. */
  #fold(): Histogram {
    if (this.#histogram !== undefined) return this.#histogram;
    const histogram = new Histogram();
    for (const value of this.#samples.values()) histogram.push(value);
    this.#samples = new Samples();
    this.#histogram = histogram;
    return histogram;
  }
}

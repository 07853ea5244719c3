import { radixSort } from './radix-sort.js';

/** Of fewer, comparing is faster. */
const LEAST_FOR_RADIX_SORT = 1000;
/** A table of counts that is larger than this many times the samples costs more than it saves. */
const MOST_COUNTERS_A_SAMPLE = 2;

/** The samples in ascending order, a copy; integers that lie close together, as lengths do, are counted. */
export function ascending(samples: Float64Array): Float64Array {
  const span = integerSpan(samples);
  if (span !== undefined) {
    const [least, greatest] = span;
    const counters = greatest - least + 1;
    if (counters <= MOST_COUNTERS_A_SAMPLE * samples.length) return countedOut(samples, least, counters);
  }
  return sortedCopy(samples);
}

function sortedCopy(samples: Float64Array): Float64Array {
  const sorted = Float64Array.from(samples);
  if (sorted.length < LEAST_FOR_RADIX_SORT) sorted.sort();
  else radixSort(sorted);
  return sorted;
}

/** Least and greatest of samples that are all integers (-0 cannot be counted as one); undefined if there are none. */
function integerSpan(samples: Float64Array): readonly [least: number, greatest: number] | undefined {
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i];
    if (!Number.isInteger(sample) || Object.is(sample, -0)) return undefined;
    if (sample < least) least = sample;
    if (sample > greatest) greatest = sample;
  }
  return least <= greatest ? [least, greatest] : undefined;
}

function countedOut(samples: Float64Array, least: number, counters: number): Float64Array {
  const counts = new Uint32Array(counters);
  for (let i = 0; i < samples.length; i++) counts[samples[i] - least]++;
  const sorted = new Float64Array(samples.length);
  let end = 0;
  for (let i = 0; i < counters; i++) {
    const start = end;
    end += counts[i];
    sorted.fill(least + i, start, end);
  }
  return sorted;
}

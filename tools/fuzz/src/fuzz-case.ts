import { COMPRESSIONS } from './compressions.js';
import type { Source } from './corpus.js';
import { BYTE_MUTATIONS, MUTATIONS, type NamedMutation } from './mutations/mutations.js';
import { Random } from './random.js';

/** A mutated capture, and how it is to be read. */
export interface FuzzCase {
  /** Number of the case in the run. */
  readonly index: number;
  /** Name of the capture that it was made of. */
  readonly source: string;
  /** Names of what was done to it, in this order. */
  readonly mutations: readonly string[];
  readonly bytes: Uint8Array;
  readonly plan: ReadingPlan;
}

/** Two ways of reading the same bytes, and how many of them a third reading gets. */
export interface ReadingPlan {
  /** Where the bytes are cut into chunks, in ascending order. */
  readonly cuts: readonly [readonly number[], readonly number[]];
  readonly batchSizes: readonly [number, number];
  /** Bytes of the shortened capture. */
  readonly prefix: number;
}

const MAX_MUTATIONS = 4;
/** Splices and repetitions may make a capture longer than its source; no longer than this. */
const MAX_LENGTH = 128 * 1024;
/** One in so many cases is compressed. */
const COMPRESSED_ONCE_IN = 6;
const MAX_CUTS = 12;
const MAX_SINGLE_BYTES = 48;
const MAX_BATCH_SIZE = 64;

/** The case of this number: what it is depends on the sources, the seed and the number alone. */
export function fuzzCase(sources: readonly Source[], seed: number, index: number): FuzzCase {
  const random = new Random(seed, index);
  const source = random.pick(sources);
  const steps = new Mutated(Uint8Array.from(source.bytes), sources, random);
  steps.mutate(MUTATIONS, random.integer(1, MAX_MUTATIONS));
  if (random.once(COMPRESSED_ONCE_IN)) {
    steps.compress();
    steps.mutate(BYTE_MUTATIONS, random.integer(0, 2));
  }
  const { bytes, mutations } = steps;
  return { index, source: source.name, mutations, bytes, plan: readingPlan(bytes.length, random) };
}

/** A capture on its way through some mutations. */
class Mutated {
  readonly mutations: string[] = [];

  constructor(
    public bytes: Uint8Array,
    private readonly sources: readonly Source[],
    private readonly random: Random,
  ) {}

  mutate(table: readonly NamedMutation[], times: number): void {
    const { random, sources } = this;
    for (let i = 0; i < times; i++) {
      const [name, mutation] = random.pick(table);
      const mutated = mutation(this.bytes, { random, other: () => random.pick(sources).bytes });
      this.bytes = mutated.subarray(0, MAX_LENGTH);
      this.mutations.push(name);
    }
  }

  compress(): void {
    const [name, compress] = this.random.pick(COMPRESSIONS);
    this.bytes = compress(this.bytes, this.random);
    this.mutations.push(name);
  }
}

/** How to read a capture of this length. */
function readingPlan(length: number, random: Random): ReadingPlan {
  return {
    cuts: [cuts(length, random), cuts(length, random)],
    batchSizes: [random.integer(1, MAX_BATCH_SIZE), random.integer(1, MAX_BATCH_SIZE)],
    prefix: random.integer(0, length),
  };
}

/** The whole in one; or chunks of any length; or byte by byte at first, where the magic numbers are, or from a place on. */
function cuts(length: number, random: Random): number[] {
  const anywhere = () => random.integer(0, length);
  switch (random.integer(0, 3)) {
    case 0:
      return [];
    case 1: {
      const start = random.once(2) ? 0 : anywhere();
      return Array.from({ length: random.integer(1, MAX_SINGLE_BYTES) }, (_, i) => start + i);
    }
    default:
      return Array.from({ length: random.integer(1, MAX_CUTS) }, anywhere).toSorted((a, b) => a - b);
  }
}

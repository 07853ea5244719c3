import type { openCapture } from '@networkml/pcap';
import { inLinearTime, MemoryWatch } from './bounds.js';
import type { Source } from './corpus.js';
import { type FuzzCase, fuzzCase } from './fuzz-case.js';
import { LawViolation } from './law-violation.js';
import { checkLaws } from './laws.js';
import { collectGarbage } from './used-memory.js';

/** A run of the fuzzer. */
export interface FuzzOptions {
  readonly sources: readonly Source[];
  /** A 32-bit number; the same seed gives the same cases. */
  readonly seed: number;
  /** Number of the first case. */
  readonly first: number;
  /** How many cases. */
  readonly runs: number;
  /** Told of each case that breaks a law; the run goes on. */
  readonly onFinding?: (finding: Finding) => void;
  /** Told from time to time how far the run has come. */
  readonly onProgress?: (done: number) => void;
  /** What opens captures, if not that of the package. */
  readonly open?: typeof openCapture;
}

/** A case that breaks a law. */
export interface Finding {
  readonly fuzzCase: FuzzCase;
  readonly violation: LawViolation;
}

/** What a run came to. */
export interface FuzzSummary {
  readonly runs: number;
  readonly findings: number;
  /** Packets of all mutated captures. */
  readonly packets: number;
  /** Captures by the code of their error; those without one under `none`. */
  readonly errors: ReadonlyMap<string, number>;
  /** Rise of memory above what it was after the warm-up, in bytes. */
  readonly memory: number;
}

/** Cases between one telling of progress and the next, and between collections of garbage. */
const INTERVAL = 10_000;
/** Cases whose numbers no run has, so that compilation and the heap have settled when the watch on memory begins. */
const WARM_UP = { first: -3000, runs: 3000 } as const;

/** Reads mutated captures and checks every law on each. */
export async function fuzz(options: FuzzOptions): Promise<FuzzSummary> {
  await runCases({ ...options, ...WARM_UP, onFinding: () => undefined, onProgress: () => undefined });
  return runCases(options);
}

async function runCases(options: FuzzOptions): Promise<FuzzSummary> {
  const { sources, seed, first, runs, onFinding, onProgress, open } = options;
  const errors = new Map<string, number>();
  const memory = new MemoryWatch();
  let findings = 0;
  let packets = 0;
  for (let done = 0; done < runs; done++) {
    if (done % INTERVAL === 0) {
      onProgress?.(done);
      // How late the engine collects garbage is no matter of the captures.
      collectGarbage();
    }
    const drawn = fuzzCase(sources, seed, first + done);
    try {
      const { reading } = await inLinearTime(() => checkLaws(drawn.bytes, drawn.plan, open));
      const code = reading.error?.code ?? 'none';
      errors.set(code, (errors.get(code) ?? 0) + 1);
      packets += reading.digests.length;
      memory.check();
    } catch (violation) {
      if (!(violation instanceof LawViolation)) throw violation;
      findings++;
      onFinding?.({ fuzzCase: drawn, violation });
    }
  }
  return { runs, findings, packets, errors, memory: memory.rise };
}

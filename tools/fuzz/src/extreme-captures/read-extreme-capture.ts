import { type Capture, CaptureError, type CaptureErrorCode, openCapture } from '@networkml/pcap';
import { MEMORY_LIMIT } from '../bounds.js';
import type { ExtremeCapture } from './extreme-capture.js';

const DEFAULT_NANOSECONDS_PER_BYTE = 100;
/** Compilation and garbage collection happen in any case. */
const FIXED_MILLISECONDS = 500;
/** Often enough to see what is taken, seldom enough to cost nothing. */
const CHUNKS_PER_SAMPLE = 64;

/** What reading an extreme capture came to. */
export interface ExtremeReading {
  readonly packets: number;
  readonly error: CaptureErrorCode | undefined;
  /** Processor time. */
  readonly milliseconds: number;
  /** Greatest rise of the used memory above what it was before, in bytes. */
  readonly memory: number;
  /** What is wrong with that; empty if all is as expected and within its bounds. */
  readonly faults: readonly string[];
}

/**
 * Reads an extreme capture.
 *
 * @param count how many there are of whatever it has too many of
 * @param usedMemory the bytes that the process uses now, by whatever measure
 * @param patience how many times as long as on a quiet machine it may take
 */
export async function readExtremeCapture(
  extreme: ExtremeCapture,
  count: number,
  usedMemory: () => number,
  patience = 1,
): Promise<ExtremeReading> {
  const watched = new WatchedChunks(extreme.chunks(count), usedMemory);
  const start = process.cpuUsage();
  const { packets, error } = await read(watched);
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const { memory } = watched;

  const expected = extreme.expected(count);
  const { nanosecondsPerByte = DEFAULT_NANOSECONDS_PER_BYTE } = extreme;
  const bytes = expected.bytes ?? watched.length;
  const limit = patience * (FIXED_MILLISECONDS + (bytes * nanosecondsPerByte) / 1e6);
  const faults: string[] = [];
  if (packets !== (expected.packets ?? packets)) {
    faults.push(`${packets} packets, expected ${expected.packets}`);
  }
  if (expected.error !== 'any' && error !== expected.error)
    faults.push(`error ${error}, expected ${expected.error}`);
  if (milliseconds > limit) faults.push(`${milliseconds} ms for ${bytes} bytes, at most ${limit} ms`);
  const memoryLimit = MEMORY_LIMIT + (expected.memory ?? 0);
  if (memory > memoryLimit) faults.push(`${memory} bytes of memory, at most ${memoryLimit}`);
  return { packets, error, milliseconds, memory, faults };
}

async function read(chunks: Iterable<Uint8Array>): Promise<Pick<ExtremeReading, 'packets' | 'error'>> {
  let capture: Capture | undefined;
  try {
    capture = await openCapture(chunks);
    for await (const _ of capture.batches());
    return { packets: capture.statistics.read, error: capture.damage?.code };
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return { packets: 0, error: error.code };
  }
}

/** Looks at the memory of the process while chunks are asked for. */
class WatchedChunks implements Iterable<Uint8Array> {
  /** Bytes asked for so far. */
  length = 0;
  readonly #start: number;
  #peak: number;

  constructor(
    private readonly chunks: Iterable<Uint8Array>,
    private readonly usedMemory: () => number,
  ) {
    this.#start = usedMemory();
    this.#peak = this.#start;
  }

  /** Greatest rise so far, in bytes. */
  get memory(): number {
    this.#sample();
    return this.#peak - this.#start;
  }

  *[Symbol.iterator](): Generator<Uint8Array> {
    let count = 0;
    for (const chunk of this.chunks) {
      if (count++ % CHUNKS_PER_SAMPLE === 0) this.#sample();
      this.length += chunk.length;
      yield chunk;
    }
  }

  #sample(): void {
    this.#peak = Math.max(this.#peak, this.usedMemory());
  }
}

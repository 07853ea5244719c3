import {
  type Capture,
  CaptureError,
  NANOSECONDS_PER_SECOND,
  type openCapture,
  type PacketBatch,
  packetAt,
  packetsCsv,
} from '@networkml/pcap';
import { LawViolation } from './law-violation.js';
import { packetDigests } from './packet-digest.js';

/** How a capture is read. */
export interface ReadingOptions {
  /** What opens captures: that of the package, or a wrong one to see that it is found out. */
  readonly open: typeof openCapture;
  /** Where the bytes are cut into chunks, in ascending order. */
  readonly cuts: readonly number[];
  readonly batchSize: number;
  readonly strict: boolean;
  /** Whether the packets are printed too. */
  readonly print: boolean;
}

/** What a capture gives when it is read to its end. */
export interface Reading {
  /** One number a packet, made of all its columns. */
  readonly digests: readonly number[];
  /** The error of opening it, or the damage that it ended with. */
  readonly error: CaptureError | undefined;
  /** Bytes that the reader is known to have gone through, after decompression. */
  readonly bytesRead: number;
}

/** What a packet takes at least in a capture. */
const RECORD_HEADER_LENGTH = 16;

/**
 * Reads a capture to its end and checks what holds for every capture read.
 *
 * @throws LawViolation if it does not hold
 */
export async function readCapture(bytes: Uint8Array, options: ReadingOptions): Promise<Reading> {
  const { open, cuts, batchSize, strict } = options;
  const digests: number[] = [];
  let capture: Capture | undefined;
  let error: CaptureError | undefined;
  let capturedBytes = 0;
  try {
    capture = await open(chunks(bytes, cuts), { batchSize, strict });
    for await (const batch of capture.batches()) {
      checkBatch(batch, digests.length, batchSize);
      if (options.print) checkPrinted(batch);
      for (let row = 0; row < batch.length; row++) capturedBytes += batch.frameCapLen[row];
      digests.push(...packetDigests(batch));
    }
    error = capture.damage;
  } catch (thrown) {
    error = typed(thrown);
  }
  if (capture !== undefined) checkStatistics(capture, digests.length, capturedBytes);
  if (error !== undefined) checkPlace(error, bytes.length, digests.length);
  const counted = capturedBytes + RECORD_HEADER_LENGTH * digests.length;
  return { digests, error, bytesRead: Math.max(bytes.length, counted, error?.place.byteOffset ?? 0) };
}

function* chunks(bytes: Uint8Array, cuts: readonly number[]): Generator<Uint8Array> {
  let start = 0;
  for (const end of cuts) {
    yield bytes.subarray(start, end);
    start = end;
  }
  yield bytes.subarray(start);
}

function typed(thrown: unknown): CaptureError {
  if (thrown instanceof CaptureError) return thrown;
  if (thrown instanceof LawViolation) throw thrown;
  throw new LawViolation('typed errors', String(thrown), { cause: thrown });
}

function checkBatch(batch: PacketBatch, firstPacket: number, batchSize: number): void {
  const { length } = batch;
  if (length < 1 || length > batchSize || batch.firstPacket !== firstPacket) {
    const found = `${length} packets from ${batch.firstPacket} on`;
    throw new LawViolation('batches are well formed', `${found}, expected some from ${firstPacket} on`);
  }
  for (let row = 0; row < length; row++) {
    const isDecoded = batch.skipped[row] === 0;
    if (isDecoded !== (batch.protocols[row] !== 0)) {
      throw new LawViolation(
        'batches are well formed',
        `packet ${firstPacket + row} has layers but is skipped`,
      );
    }
    if (batch.timeNanoseconds[row] >= NANOSECONDS_PER_SECOND) {
      throw new LawViolation(
        'batches are well formed',
        `${batch.timeNanoseconds[row]} nanoseconds in a second`,
      );
    }
  }
}

/** A line a packet, and no value that is no value; the last one as an object too. */
function checkPrinted(batch: PacketBatch): void {
  const csv = packetsCsv(batch);
  const lines = csv.split('\n').length - 1;
  const last = packetAt(batch, batch.length - 1);
  const isWhole = lines === batch.length && last.number === batch.firstPacket + batch.length;
  if (isWhole && !/NaN|undefined|Infinity/.test(csv)) return;
  const printed = `${csv}and the last as ${JSON.stringify(last)}`;
  throw new LawViolation('batches are well formed', `${batch.length} packets are printed as ${printed}`);
}

function checkStatistics({ statistics }: Capture, packets: number, capturedBytes: number): void {
  const { read, decoded, skipped, linkTypes } = statistics;
  const accounted = decoded + sum(Object.values(skipped));
  const ofLinkTypes = sum(linkTypes.values());
  if (read !== packets || accounted !== read || ofLinkTypes !== read) {
    const found = `${read} read, ${accounted} accounted for, ${ofLinkTypes} by link type, ${packets} in batches`;
    throw new LawViolation('packets are accounted for', found);
  }
  if (statistics.capturedBytes !== capturedBytes) {
    const found = `${statistics.capturedBytes} bytes captured, ${capturedBytes} in batches`;
    throw new LawViolation('packets are accounted for', found);
  }
}

function sum(counts: Iterable<number>): number {
  return Array.from(counts).reduce((total, count) => total + count, 0);
}

function checkPlace({ message, place }: CaptureError, length: number, packets: number): void {
  const { byteOffset, packetNumber, decompressed } = place;
  const isWithin = Number.isInteger(byteOffset) && byteOffset >= 0 && (decompressed || byteOffset <= length);
  const isNext = packetNumber === undefined || packetNumber === packets + 1;
  const bytes = decompressed ? 'decompressed byte' : 'byte';
  const packet = packetNumber === undefined ? '' : `, packet ${packetNumber.toLocaleString('en-US')}`;
  const end = ` at ${bytes} ${byteOffset.toLocaleString('en-US')}${packet}`;
  if (isWithin && isNext && message.endsWith(end)) return;
  throw new LawViolation('errors have a place', `"${message}" in ${length} bytes, ${packets} packets`);
}

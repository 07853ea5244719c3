import { openCapture } from '@networkml/pcap';
import { type Reading, readCapture } from './capture-reading.js';
import type { ReadingPlan } from './fuzz-case.js';
import { LawViolation } from './law-violation.js';

/** Reads a capture in three ways that must agree, and gives the first reading and the bytes that all went through. */
export async function checkLaws(
  bytes: Uint8Array,
  { cuts, batchSizes, prefix }: ReadingPlan,
  open: typeof openCapture = openCapture,
): Promise<{ reading: Reading; bytesRead: number }> {
  const reading = await readCapture(bytes, {
    open,
    cuts: cuts[0],
    batchSize: batchSizes[0],
    strict: false,
    print: true,
  });
  const otherwise = { open, cuts: cuts[1], batchSize: batchSizes[1], strict: true, print: false };
  const again = await readCapture(bytes, otherwise);
  checkSame(reading, again);
  const ofPrefix = await readCapture(bytes.subarray(0, prefix), otherwise);
  checkPrefix(reading, ofPrefix, prefix);
  return { reading, bytesRead: reading.bytesRead + again.bytesRead + ofPrefix.bytesRead };
}

function checkSame(reading: Reading, again: Reading): void {
  const isSame = isPrefix(again.digests, reading.digests) && again.digests.length === reading.digests.length;
  if (isSame && describe(again) === describe(reading)) return;
  const difference = `${describe(again)} instead of ${describe(reading)}`;
  throw new LawViolation('chunks do not matter', difference);
}

function checkPrefix(whole: Reading, ofPrefix: Reading, length: number): void {
  if (isPrefix(ofPrefix.digests, whole.digests)) return;
  const difference = `${describe(ofPrefix)} of the first ${length} bytes, of all ${describe(whole)}`;
  throw new LawViolation('a prefix gives a prefix', difference);
}

function isPrefix(some: readonly number[], all: readonly number[]): boolean {
  return some.length <= all.length && some.every((digest, i) => digest === all[i]);
}

function describe({ digests, error }: Reading): string {
  const end = error === undefined ? 'no error' : `${error.code} "${error.message}"`;
  return `${digests.length} packets and ${end}`;
}

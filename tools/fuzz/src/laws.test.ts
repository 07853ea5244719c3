import { concatenate, ETHER_TYPE, ethernet, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { CaptureError, type CaptureSource, openCapture } from '@networkml/pcap';
import { expect, test } from 'vitest';
import type { ReadingPlan } from './fuzz-case.js';
import type { Law } from './law-violation.js';
import { checkLaws } from './laws.js';

type Open = typeof openCapture;

const frame = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.arp, new Uint8Array(28));
const record = pcapRecord(frame);
const capture = concatenate(pcapHeader(), record, record, record, new Uint8Array(5));
/** Once as a whole and once in two chunks; then the header and two records. */
const plan: ReadingPlan = {
  cuts: [[], [30]],
  batchSizes: [1, 2],
  prefix: 24 + 2 * record.length,
};

async function all(source: CaptureSource): Promise<Uint8Array> {
  if (!(Symbol.iterator in source) || source instanceof Uint8Array) throw new TypeError('expected chunks');
  const chunks: Uint8Array[] = [];
  for (const chunk of source) chunks.push(chunk);
  return concatenate(...chunks);
}

/** Readers of captures, each wrong in one way. */
const WRONG: readonly (readonly [law: Law, what: string, open: Open])[] = [
  [
    'typed errors',
    'throws what is no CaptureError',
    async () => {
      throw new RangeError('Offset is outside the bounds of the DataView');
    },
  ],
  [
    'packets are accounted for',
    'counts a packet twice',
    async (source, options) => {
      const opened = await openCapture(source, options);
      opened.statistics.read++;
      return opened;
    },
  ],
  [
    'batches are well formed',
    'gives more packets at once than it was asked for',
    (source, options) => openCapture(source, { ...options, batchSize: 3 }),
  ],
  [
    'errors have a place',
    'tells a place behind the end',
    async () => {
      throw new CaptureError('truncated', 'cut off', { byteOffset: capture.length + 1 });
    },
  ],
  [
    'chunks do not matter',
    'loses all but the first chunk',
    async (source, options) => {
      const bytes = await all(source);
      return openCapture(options?.strict ? bytes.subarray(0, 30) : bytes, options);
    },
  ],
  [
    'a prefix gives a prefix',
    'reads a whole capture otherwise than its beginning',
    async (source, options) => {
      const bytes = await all(source);
      return openCapture(bytes.length === capture.length ? bytes : withOtherFrames(bytes), options);
    },
  ],
];

function withOtherFrames(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte, at) => (at === 24 + 12 ? byte + 1 : byte));
}

test('the reader keeps the laws', async () => {
  const { reading, bytesRead } = await checkLaws(capture, plan);
  expect(reading.digests).toHaveLength(3);
  expect(new Set(reading.digests).size).toBe(3);
  expect(reading.error?.code).toBe('truncated');
  expect(bytesRead).toBe(2 * capture.length + plan.prefix);
});

test.each(WRONG)('"%s" is broken by a reader that %s', async (law, _, open) => {
  await expect(checkLaws(capture, plan, open)).rejects.toMatchObject({ name: 'LawViolation', law });
});

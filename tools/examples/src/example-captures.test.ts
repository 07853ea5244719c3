import { readdirSync, readFileSync } from 'node:fs';
import { capturedFrames } from '@networkml/packet-builder';
import { openCapture } from '@networkml/pcap';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_CAPTURES, EXAMPLES_FOLDER } from './example-captures.js';
import { headerLength } from './header-length.js';

const MOST_BYTES = 60_000;
const LONGEST_FRAME = 1518;

describe.each(EXAMPLE_CAPTURES)('%s', (name, make) => {
  const file = new Uint8Array(readFileSync(new URL(name, EXAMPLES_FOLDER)));
  const frames = capturedFrames(file);

  test('is byte for byte what the generator makes', () => {
    expect(Buffer.compare(file, make())).toBe(0);
  });

  test('holds no byte of payload', () => {
    expect(frames.map(({ bytes }) => bytes.length)).toEqual(frames.map(({ bytes }) => headerLength(bytes)));
  });

  test('says of no frame that it was shorter than its headers or longer than Ethernet allows', () => {
    const impossible = frames.filter(
      ({ bytes, originalLength }) => originalLength < bytes.length || originalLength > LONGEST_FRAME,
    );
    expect(impossible).toEqual([]);
  });

  test('is read to the end, and every packet decoded', async () => {
    const capture = await openCapture(file, { strict: true });
    for await (const _ of capture.batches());
    expect(capture.damage).toBeUndefined();
    expect(capture.statistics.read).toBe(frames.length);
    expect(capture.statistics.decoded).toBe(frames.length);
    expect(capture.statistics.skipped).toEqual({});
  });

  test('is small', () => {
    expect(file.length).toBeLessThan(MOST_BYTES);
  });
});

test('no capture lies among the examples that the generator does not make', () => {
  const captures = readdirSync(EXAMPLES_FOLDER).filter((name) => /\.pcap(ng)?$/.test(name));
  expect(captures.toSorted()).toEqual(EXAMPLE_CAPTURES.map(([name]) => name).toSorted());
});

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type CaptureReading, readCapture } from './capture-reading.js';
import { packetDifferences } from './packet-differences.js';
import { referenceCaptures } from './reference-captures.js';

const captures = referenceCaptures();

/** True of a classic pcap file of version 2.4 or later with microseconds, which pcap-parser reads. */
function isMicrosecondPcap(file: Buffer): boolean {
  if (file.length < 8) return false;
  const isLittleEndian = file.readUInt32LE(0) === 0xa1b2c3d4;
  if (!isLittleEndian && file.readUInt32BE(0) !== 0xa1b2c3d4) return false;
  const [major, minor] = isLittleEndian
    ? [file.readUInt16LE(4), file.readUInt16LE(6)]
    : [file.readUInt16BE(4), file.readUInt16BE(6)];
  return major === 2 && minor >= 4;
}

function damageOf({ damage }: CaptureReading) {
  return damage && { message: damage.message, code: damage.code, place: damage.place };
}

async function expectTheSame(input: string | Uint8Array): Promise<void> {
  const native = await readCapture('native', input);
  const other = await readCapture('pcap-parser', input);
  expect(packetDifferences(native.packets, other.packets)).toEqual([]);
  expect(other.packets).toHaveLength(native.packets.length);
  expect(damageOf(other)).toEqual(damageOf(native));
}

test('there are 94 golden captures and 932 of other parsers', () => expect(captures).toHaveLength(94 + 932));

test.each(captures)('pcap-parser gives what the native engine gives of $name', async ({ path }) => {
  const file = readFileSync(path);
  if (isMicrosecondPcap(file)) {
    await expectTheSame(path);
    await expectTheSame(Uint8Array.from(gzipSync(file)));
  } else {
    const { packets, damage } = await readCapture('pcap-parser', path);
    expect(packets).toEqual([]);
    expect(['unknown-format', 'unsupported-version', 'empty', 'truncated']).toContain(damage?.code);
  }
});

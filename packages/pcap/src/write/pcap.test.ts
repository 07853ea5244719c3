import { pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { readContainer } from '../../test-support/read-container.js';
import { PcapReader } from '../container/pcap.js';
import { InvalidArgumentError } from '../invalid-argument-error.js';
import type { PacketRecord } from './packet-record.js';
import { writePcap } from './pcap.js';
import { writePcapng } from './pcapng.js';

const packet = { seconds: 4_294_967_295, nanoseconds: 999_999_999, bytes: Uint8Array.of(1, 2, 3) };

const unwritable: readonly [string, Partial<PacketRecord>][] = [
  ['packets[1].seconds must be an integer from 0 to 4294967295, got -1', { seconds: -1 }],
  ['packets[1].seconds must be an integer from 0 to 4294967295, got 0.5', { seconds: 0.5 }],
  ['packets[1].seconds must be an integer from 0 to 4294967295, got NaN', { seconds: Number.NaN }],
  ['packets[1].seconds must be an integer from 0 to 4294967295, got 4294967296', { seconds: 2 ** 32 }],
  ['packets[1].nanoseconds must be an integer from 0 to 999999999, got 1000000000', { nanoseconds: 1e9 }],
  ['packets[1].nanoseconds must be an integer from 0 to 999999999, got -1', { nanoseconds: -1 }],
  ['packets[1].originalLength must be an integer from 3 to 4294967295, got 2', { originalLength: 2 }],
  [
    'packets[1].originalLength must be an integer from 3 to 4294967295, got NaN',
    { originalLength: Number.NaN },
  ],
];

test.each(unwritable)('no file is written where %s', (message, wrong) => {
  const packets = [packet, { ...packet, ...wrong }];
  for (const write of [writePcap, writePcapng]) {
    expect(() => write(packets)).toThrow(expect.objectContaining({ code: 'bad-packet', message }));
  }
});

test('no file is written of a link type that has no room', () => {
  expect(() => writePcap([packet], { linkType: 65_536 })).toThrow(InvalidArgumentError);
});

describe('a written pcap file', () => {
  test('is laid out byte for byte as draft-ietf-opsawg-pcap says', () => {
    const record = pcapRecord(packet.bytes, { seconds: packet.seconds, fraction: 999_999 });
    expect(writePcap([packet])).toEqual(Uint8Array.from([...pcapHeader(), ...record]));
  });

  test('has the finer digits of a time cut off, unless it is written in nanoseconds', () => {
    const nanosecondsOf = (file: Uint8Array) => readContainer(new PcapReader(), file).packets[0].nanoseconds;
    expect(nanosecondsOf(writePcap([packet]))).toBe(999_999_000);
    expect(nanosecondsOf(writePcap([packet], { resolution: 'nanoseconds' }))).toBe(999_999_999);
  });

  test('holds link type and original length', () => {
    const file = writePcap([{ ...packet, originalLength: 1500 }], { linkType: 113, littleEndian: false });
    expect(readContainer(new PcapReader(), file).packets).toMatchObject([
      { linkType: 113, originalLength: 1500 },
    ]);
  });
});

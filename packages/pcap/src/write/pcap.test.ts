import { pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { readContainer } from '../../test-support/read-container.js';
import { PcapReader } from '../container/pcap.js';
import { writePcap } from './pcap.js';

const packet = { seconds: 4_294_967_295, nanoseconds: 999_999_999, bytes: Uint8Array.of(1, 2, 3) };

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

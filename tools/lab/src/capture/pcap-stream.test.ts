import { packetRecords } from '@networkml/packet-builder';
import { writePcap } from '@networkml/pcap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PcapStream, PcapStreamError } from './pcap-stream.js';

describe('a stream of tcpdump', () => {
  test('gives the same packets in whatever chunks it comes', () => {
    fc.assert(
      fc.property(packetRecords, fc.integer({ min: 1, max: 100 }), (records, size) => {
        const file = writePcap(records, { resolution: 'nanoseconds' });
        const stream = new PcapStream();
        const packets = [];
        for (let at = 0; at < file.length; at += size)
          packets.push(...stream.push(file.subarray(at, at + size)));
        expect(packets).toEqual(
          records.map(({ seconds, nanoseconds, bytes, originalLength }) => ({
            seconds,
            nanoseconds,
            bytes: Uint8Array.from(bytes),
            originalLength,
          })),
        );
      }),
    );
  });

  test('in microseconds is refused', () => {
    expect(() => new PcapStream().push(writePcap([]))).toThrow(PcapStreamError);
  });
});

import { writePcap, writePcapng } from '@networkml/pcap';
import { expect, test } from 'vitest';
import { packetPlaces } from './packet-places.js';

const packets = [[1, 2, 3], [], [4, 5, 6, 7]].map((bytes) => ({
  seconds: 0,
  nanoseconds: 0,
  bytes: Uint8Array.from(bytes),
}));

test.each([true, false])('the packets of a pcap file are found, little-endian: %s', (littleEndian) => {
  expect(packetPlaces(writePcap(packets, { littleEndian }), 'pcap')).toEqual([
    { start: 40, end: 43 },
    { start: 59, end: 59 },
    { start: 75, end: 79 },
  ]);
});

test.each([true, false])('the packets of a pcapng file are found, little-endian: %s', (littleEndian) => {
  const file = writePcapng(packets, { littleEndian });
  const found = packetPlaces(file, 'pcapng').map(({ start, end }) => file.subarray(start, end));
  expect(found).toEqual(packets.map(({ bytes }) => bytes));
});

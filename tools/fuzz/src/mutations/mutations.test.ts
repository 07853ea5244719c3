import {
  concatenate,
  ETHER_TYPE,
  enhancedPacket,
  ethernet,
  IP_PROTOCOL,
  interfaceDescription,
  ipv4,
  pcapHeader,
  pcapRecord,
  sectionHeader,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { Random } from '../random.js';
import { MUTATIONS } from './mutations.js';

const TRIES = 50;
const frame = ethernet(
  '02:00:00:00:00:01',
  '02:00:00:00:00:02',
  ETHER_TYPE.ipv4,
  ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024)),
);
const pcap = concatenate(pcapHeader(), pcapRecord(frame), pcapRecord(frame));
const pcapng = concatenate(sectionHeader(), interfaceDescription(), enhancedPacket(frame));

describe.each(MUTATIONS)('%s', (_, mutation) => {
  const mutate = (bytes: Uint8Array, index: number, other = pcapng) =>
    mutation(Uint8Array.from(bytes), { random: new Random(1, index), other: () => other });

  test.each([
    ['pcap', pcap],
    ['pcapng', pcapng],
  ])('changes most captures that it gets: %s', (_, capture) => {
    const changed = Array.from({ length: TRIES }, (_, index) => mutate(capture, index)).filter(
      (mutated) => Buffer.compare(mutated, capture) !== 0,
    );
    expect(changed.length).toBeGreaterThan(TRIES / 2);
  });

  test('does the same with the same random numbers', () => {
    for (let index = 0; index < TRIES; index++) expect(mutate(pcap, index)).toEqual(mutate(pcap, index));
  });

  test('takes any bytes, and leaves the other capture as it is', () => {
    const other = Uint8Array.from(pcapng);
    for (let length = 0; length < pcap.length; length++) {
      expect(mutate(pcap.subarray(0, length), length, other)).toBeInstanceOf(Uint8Array);
    }
    expect(other).toEqual(pcapng);
  });
});

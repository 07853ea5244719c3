import type { ProtocolName } from '@networkml/pcap';
import { describe, expect, test } from 'vitest';
import { readCapture } from './capture-reading.js';
import { KNOWN_DIFFERENCES, knownPackets, REFUSED } from './known-differences.js';
import { packetDifferences } from './packet-differences.js';
import { referenceCaptures } from './reference-captures.js';

/** The layers that both engines name alike. */
const PROTOCOLS: readonly ProtocolName[] = [
  'tcp',
  'udp',
  'icmp',
  'arp',
  'icmpv6',
  'gre',
  'esp',
  'ah',
  'igmp',
  'sctp',
];

const captures = referenceCaptures();
const readable = captures.filter(({ name }) => !REFUSED.has(name));
const refused = captures.filter(({ name }) => REFUSED.has(name));

describe.concurrent('tshark', () => {
  test.each(readable)('gives what the native engine gives of $name', async ({ name, path }) => {
    const native = await readCapture('native', path, PROTOCOLS);
    const other = await readCapture('tshark', path, PROTOCOLS);
    const known = knownPackets(name);
    const differences = packetDifferences(native.packets, other.packets);
    expect(differences.filter(({ packet }) => !known.includes(packet))).toEqual([]);
    expect(
      differences.map(({ packet }) => packet),
      'known differences',
    ).toEqual(known);
    expect(other.packets).toHaveLength(native.packets.length);
    expect(other.damage?.message !== undefined, `${other.damage?.message}`).toBe(native.damage !== undefined);
  });

  test.each(refused)('refuses $name', async ({ name, path }) => {
    const { packets, damage } = await readCapture('tshark', path);
    expect(packets).toEqual([]);
    expect(damage).toMatchObject({
      code: 'unreadable',
      problem: expect.stringContaining(REFUSED.get(name) ?? ''),
    });
  });
});

test('every capture with a known difference is among the captures', () => {
  const named = [...KNOWN_DIFFERENCES.flatMap(({ packets }) => Object.keys(packets)), ...REFUSED.keys()];
  const names = new Set(captures.map(({ name }) => name));
  expect(named.filter((name) => !names.has(name))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

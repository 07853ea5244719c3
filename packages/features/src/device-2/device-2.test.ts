import { arp, ETHER_TYPE, ethernet, TCP_FLAG } from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  CLIENT,
  datagram,
  type End,
  SERVER,
  segment,
  type TimedPacket,
} from '../../test-support/flow/flows.js';
import { conversation } from '../../test-support/profiles.js';
import { featurize } from '../featurize.js';
import { deviceProfile } from '../profile/profile-tally.js';
import { DEVICE_2 } from './device-2.js';

const { syn, ack, psh } = TCP_FLAG;
const BROADCAST = 'ff:ff:ff:ff:ff:ff';
const SUBJECT = { key: '10.0.0.1', hasLocalMac: undefined };

/** The features of a device in a capture of these packets, by name. */
async function featuresOf(packets: readonly TimedPacket[], { mac }: End): Promise<Record<string, number>> {
  const capture = await openCapture(writePcap(packets, { resolution: 'nanoseconds' }));
  const { devices, columns } = await featurize(capture.batches(), { schema: DEVICE_2 });
  const row = devices.findIndex(({ key }) => key === mac);
  return Object.fromEntries([...columns].map(([name, column]) => [name, column[row]]));
}

describe('device@2', () => {
  test('names and defines every feature once', () => {
    const names = DEVICE_2.features.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, definition } of DEVICE_2.features) expect(definition, name).toMatch(/^[A-Z0-9].*\.$/);
  });

  test('has neither lengths, rates, durations nor amounts: every value is from 0 to 1', () => {
    for (const { name, unit, range } of DEVICE_2.features) {
      expect(['flag', 'share'], name).toContain(unit);
      expect(range, name).toEqual([0, 1]);
    }
  });

  test('a worked example: a client looks for a server, and is answered', async () => {
    const dns: End = { ...SERVER, ip: '8.8.8.8', port: 53 };
    const group: End = { mac: '01:00:5e:00:00:fb', ip: '224.0.0.251', port: 5353 };
    const packets = [
      at(0, ethernet(CLIENT.mac, BROADCAST, ETHER_TYPE.arp, arp(1, CLIENT.mac, CLIENT.ip, SERVER.ip))),
      at(1, segment(CLIENT, SERVER, syn)),
      at(2, segment(SERVER, CLIENT, syn | ack)),
      at(3, segment(CLIENT, SERVER, psh | ack, {}, 100)),
      at(4, segment(CLIENT, { ...SERVER, port: 22 }, syn)),
      at(5, datagram(CLIENT, dns, 30)),
      at(6, datagram(dns, CLIENT, 60)),
      at(7, datagram({ ...CLIENT, port: 5353 }, group, 30)),
    ];
    // Conversations: HTTPS and SSH inside, DNS outside, mDNS to a group.
    expect(await featuresOf(packets, CLIENT)).toMatchObject({
      uses_https: 1,
      serves_https: 0,
      uses_dns: 1,
      uses_ssh: 0,
      asks_remote: 1,
      uses_mdns: 1,
      web_share: 1 / 4,
      web_servers: Math.log2(2) / Math.log2(33),
      announced_share: 1 / 4,
      server_share: 0,
      tcp_share: 2 / 3,
      only_sent_share: 1 / 3,
      unanswered_share: 1 / 2,
      peers_outside_share: 1 / 2,
      sends_arp_request: 1,
      claims_known: 1,
      unclaimed: 0,
      hops_64_share: 1,
      local_mac: 1,
      nothing_sent: 0,
    });
    expect(await featuresOf(packets, SERVER)).toMatchObject({
      serves_https: 1,
      uses_https: 0,
      serves_ssh: 0,
      serves_dns: 1,
      own_outside: Math.log2(2) / Math.log2(33),
    });
  });

  test('what records alone tell is what packets tell, but for what flow records do not hold', () => {
    const profile = deviceProfile(SUBJECT, [conversation()]);
    const values = new Map(
      DEVICE_2.valuesOf(profile).map((value, i) => [DEVICE_2.features[i].name, value] as const),
    );
    expect(values.get('uses_https')).toBe(1);
    expect(values.get('link_known')).toBe(0);
    expect(values.get('hops_known')).toBe(0);
  });

  test('services, peers and addresses of some conversations are among those of all', () => {
    const records = fc.array(
      fc.record({
        peerPort: fc.constantFrom(53, 80, 443, 445, 502, 40_000),
        ownPort: fc.constantFrom(22, 443, 50_000),
        isAnswered: fc.boolean(),
        part: fc.constantFrom('client' as const, 'server' as const),
        peerAddress: fc.constantFrom('10.0.0.2', '10.0.0.3', '10.0.0.4'),
        ownAddress: fc.constantFrom('10.0.0.1', '1.1.1.1'),
        peerScope: fc.constantFrom('inside' as const, 'group' as const),
      }),
    );
    const growing = DEVICE_2.features.flatMap(({ name, definition }, i) =>
      /^(serves|uses|asks)_/.test(name) || definition.includes('scale of logarithms') ? [i] : [],
    );
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.boolean()), (parts, isKept) => {
        const all = parts.map(conversation);
        const some = all.filter(() => isKept.next().value);
        const [whole, part] = [all, some].map((of) => DEVICE_2.valuesOf(deviceProfile(SUBJECT, of)));
        for (const i of growing) expect(part[i], DEVICE_2.features[i].name).toBeLessThanOrEqual(whole[i]);
      }),
    );
  });
});

import { arp, ETHER_TYPE, ethernet, packetRecords, TCP_FLAG } from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, CLIENT, datagram, type End, SERVER, START, segment } from '../../test-support/flow/flows.js';
import { conversation, profileOf } from '../../test-support/profiles.js';
import { Devices } from '../devices/devices.js';
import { AddressFacts } from '../headers/address-facts.js';
import { ObservedDevice } from './observed-device.js';
import { deviceProfile, ProfileTally } from './profile-tally.js';

const { syn, ack, rst, psh } = TCP_FLAG;
const SUBJECT = { key: '10.0.0.1', hasLocalMac: undefined };

describe('the profile of a device', () => {
  test('a worked example: what it offers and uses, and with whom', async () => {
    const server = { ...SERVER, port: 445 };
    const others = [1, 2, 3].map((i): End => ({ ...CLIENT, ip: `10.0.1.${i}` }));
    const packets = [
      ...others.flatMap((other, i) => [
        at(10 * i, segment(other, server, syn)),
        at(10 * i + 1, segment(server, other, syn | ack)),
        at(10 * i + 2, segment(other, server, psh | ack, {}, 10)),
        at(10 * i + 3, segment(server, other, psh | ack, {}, 20)),
      ]),
      at(40, segment(CLIENT, server, syn)),
      at(41, segment(server, CLIENT, rst | ack)),
      at(50, datagram(server, { ...CLIENT, ip: '8.8.8.8', port: 53 }, 30)),
      at(51, ethernet(SERVER.mac, CLIENT.mac, ETHER_TYPE.arp, arp(2, SERVER.mac, SERVER.ip, CLIENT.ip))),
    ];
    expect(await profileOf(packets, SERVER.mac)).toMatchObject({
      key: SERVER.mac,
      hasLocalMac: true,
      conversations: { total: 5, asServer: 4, asClient: 1, tcp: 4, handshakes: 4, onlySent: 1 },
      services: [
        {
          part: 'server',
          transport: 'tcp',
          port: 445,
          name: 'SMB',
          class: 'smb',
          conversations: 4,
          attempted: 4,
          answered: 3,
          withData: 3,
          refused: 1,
          peers: { inside: 4, outside: 0 },
          answeredPeers: { inside: 3, outside: 0 },
          packetsSent: 7,
          packetsReceived: 7,
          bytesSent: 60,
          bytesReceived: 30,
          firstSeen: START,
          lastSeen: START + 41,
        },
        { part: 'client', transport: 'udp', port: 53, name: 'DNS', answered: 0, peers: { outside: 1 } },
      ],
      peers: {
        inside: 4,
        outside: 1,
        clients: { inside: 3, outside: 0 },
        servers: { inside: 0, outside: 0 },
      },
      gateway: { ownAddresses: { inside: 1, outside: 0 }, unclaimedAddresses: 0, hopCounts: 1 },
      stack: { initialHops: { 64: 5 } },
      link: { sent: { arp_reply: 1 }, claimedAddresses: [SERVER.ip] },
      isApproximate: false,
    });
  });

  test('a device that sends for many networks, some of them far, has the evidence of a gateway', () => {
    const behind = ['1.1.1.1', '8.8.8.8', '8.8.8.9'].map((ownAddress, i) =>
      conversation({ ownAddress, ownScope: 'outside', hopsLeft: [50 + i, 50 + i] }),
    );
    const own = conversation({ hopsLeft: [64, 64] });
    expect(deviceProfile(SUBJECT, [...behind, own]).gateway).toEqual({
      ownAddresses: { inside: 1, outside: 3 },
      sourceAddresses: { inside: 1, outside: 3 },
      sourceNetworks: { inside: 1, outside: 2 },
      distantAddresses: { inside: 0, outside: 3 },
      hopCounts: 4,
      unclaimedAddresses: undefined,
    });
  });

  test('ephemeral ports are of no service: they count together', () => {
    const records = [40_001, 40_002, 50_003].map((peerPort) => conversation({ peerPort }));
    expect(deviceProfile(SUBJECT, records).services).toMatchObject([
      { name: 'other', port: undefined, class: 'tcp_other', conversations: 3 },
    ]);
  });

  test('many attempts that come to nothing are a scan, a few are not', () => {
    const failed = (count: number) =>
      Array.from({ length: count }, (_, i) => conversation({ peerPort: i + 1, isAnswered: false }));
    expect(deviceProfile(SUBJECT, failed(15)).scan).toMatchObject({ isScanner: false, unanswered: 15 });
    expect(deviceProfile(SUBJECT, failed(16)).scan).toMatchObject({ isScanner: true, failedPorts: 16 });
    const client = [...failed(16), ...Array.from({ length: 17 }, () => conversation())];
    expect(deviceProfile(SUBJECT, client).scan.isScanner).toBe(false);
  });

  test('facts of packets are those of the records that they give; JSON holds all', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const capture = await openCapture(writePcap(packets));
        const devices = new Devices((key, batch) => new ObservedDevice(key, new AddressFacts(batch)));
        for await (const batch of capture.batches()) devices.add(batch);
        for (const device of devices.sorted()) {
          const profile = device.profile();
          const { key, hasLocalMac, link } = profile;
          const records = device.conversations().reverse();
          expect(deviceProfile({ key, hasLocalMac }, records, link)).toEqual(profile);
          expect(withoutUndefined(profile)).toEqual(profile);
        }
      }),
    );
  });

  test('tallies of parts merge to that of the whole', () => {
    const records = fc.array(
      fc.record({
        peerPort: fc.constantFrom(53, 80, 40_000),
        isAnswered: fc.boolean(),
        part: fc.constantFrom('client' as const, 'server' as const),
        peerAddress: fc.constantFrom('10.0.0.2', '10.0.0.3'),
        firstSeen: fc.option(fc.integer(), { nil: undefined }),
        operatingSystem: fc.constantFrom('windows' as const, 'apple' as const, undefined),
      }),
    );
    fc.assert(
      fc.property(records, fc.nat(10), (parts, at) => {
        const all = parts.map(conversation);
        const [first, second] = [new ProfileTally(), new ProfileTally()];
        for (const record of all.slice(0, at)) second.add(record);
        for (const record of all.slice(at)) first.add(record);
        first.merge(second);
        expect(first.profile(SUBJECT, undefined)).toEqual(deviceProfile(SUBJECT, all));
      }),
    );
  });
});

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

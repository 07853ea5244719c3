import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, TCP_FLAG, tcp, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { at, CLIENT, datagram, type End, SERVER, START, segment } from '../../test-support/flow/flows.js';
import { observed } from '../../test-support/profiles.js';

const { syn, ack, rst, psh } = TCP_FLAG;
const MSS = Uint8Array.of(2, 4, 0x05, 0xb4);
const OUTSIDE: End = { ...SERVER, ip: '93.184.215.14' };

const handshake = [
  at(0, segment(CLIENT, SERVER, syn, { window: 8192, options: MSS })),
  at(1, segment(SERVER, CLIENT, syn | ack)),
  at(2, segment(CLIENT, SERVER, psh | ack, {}, 100)),
  at(3, segment(SERVER, CLIENT, psh | ack, {}, 1000)),
];

describe('conversations of a device', () => {
  test('a worked example: both sides of a connection', async () => {
    const common = { transport: 'tcp', peerScope: 'inside', ownScope: 'inside', attempts: 1, order: 0 };
    expect((await observed(handshake, CLIENT.mac)).conversations()).toEqual([
      {
        ...common,
        ownAddress: CLIENT.ip,
        peerAddress: SERVER.ip,
        ownPort: CLIENT.port,
        peerPort: SERVER.port,
        part: 'client',
        isAnswered: true,
        isRefused: false,
        packetsSent: 2,
        packetsReceived: 2,
        bytesSent: 100,
        bytesReceived: 1000,
        firstSeen: START,
        lastSeen: START + 3,
        hopsLeft: [64, 64],
        operatingSystem: 'embedded',
      },
    ]);
    expect((await observed(handshake, SERVER.mac)).conversations()).toMatchObject([
      { ...common, part: 'server', ownPort: SERVER.port, bytesSent: 1000, isAnswered: true },
    ]);
  });

  test('who sends a SYN is the client, whatever the ports', async () => {
    const client = { ...CLIENT, port: 22 };
    const server = { ...SERVER, port: 60_000 };
    const packets = [at(0, segment(client, server, syn)), at(1, segment(server, client, syn | ack))];
    const [conversation] = (await observed(packets, CLIENT.mac)).conversations();
    expect(conversation).toMatchObject({ part: 'client', isAnswered: true });
  });

  test('without a handshake the known port tells the server', async () => {
    const packets = [at(0, segment({ ...CLIENT, port: 1025 }, { ...SERVER, port: 3389 }, ack, {}, 1))];
    expect((await observed(packets, SERVER.mac)).conversations()).toMatchObject([
      { part: 'server', attempts: 0, isAnswered: false },
    ]);
  });

  test('of two known ports, and of none, the lower one is the server', async () => {
    const known = [at(0, segment({ ...CLIENT, port: 3306 }, { ...SERVER, port: 80 }, ack))];
    expect((await observed(known, CLIENT.mac)).conversations()).toMatchObject([{ part: 'client' }]);
    const unknown = [at(0, segment({ ...CLIENT, port: 50_001 }, { ...SERVER, port: 40_001 }, ack))];
    expect((await observed(unknown, CLIENT.mac)).conversations()).toMatchObject([{ part: 'client' }]);
  });

  test('RST in answer to a SYN refuses; silence does not answer', async () => {
    const refused = [
      at(0, segment(CLIENT, SERVER, syn)),
      at(1, segment(SERVER, CLIENT, rst | ack)),
      at(2, segment(CLIENT, SERVER, syn)),
    ];
    expect((await observed(refused, CLIENT.mac)).conversations()).toMatchObject([
      { attempts: 2, isAnswered: false, isRefused: true },
    ]);
    expect((await observed(refused.slice(0, 1), CLIENT.mac)).conversations()).toMatchObject([
      { attempts: 1, isAnswered: false, isRefused: false },
    ]);
  });

  test('over UDP who speaks first is the client, unless the port is a service of that side alone', async () => {
    const [game, other] = [
      { ...CLIENT, port: 40_000 },
      { ...SERVER, port: 30_000 },
    ];
    expect((await observed([at(0, datagram(game, other))], CLIENT.mac)).conversations()).toMatchObject([
      { part: 'client', isAnswered: false },
    ]);
    const answer = [at(0, datagram({ ...SERVER, port: 53 }, CLIENT, 20))];
    expect((await observed(answer, SERVER.mac)).conversations()).toMatchObject([
      { part: 'server', isAnswered: true },
    ]);
  });

  test('what is sent to a group of MAC addresses is sent to all, if the IP address does not tell a group', async () => {
    const bytes = (ip: string) =>
      ethernet(
        CLIENT.mac,
        'ff:ff:ff:ff:ff:ff',
        ETHER_TYPE.ipv4,
        ipv4(CLIENT.ip, ip, IP_PROTOCOL.udp, udp(138, 138)),
      );
    const scopes = (await observed([at(0, bytes('10.0.0.255')), at(1, bytes('224.0.0.1'))], CLIENT.mac))
      .conversations()
      .map(({ peerScope }) => peerScope);
    expect(scopes).toEqual(['all', 'group']);
  });

  test('peers are inside or outside', async () => {
    const packets = [at(0, segment(CLIENT, SERVER, syn)), at(1, segment(CLIENT, OUTSIDE, syn))];
    const scopes = (await observed(packets, CLIENT.mac)).conversations().map(({ peerScope }) => peerScope);
    expect(scopes).toEqual(['inside', 'outside']);
  });

  test('a thousand conversations are told apart, in order of their first packets', async () => {
    const ports = Array.from({ length: 1000 }, (_, i) => 10_000 + ((i * 37) % 1000));
    const packets = [...ports, ...ports].map((port, i) =>
      at(i, segment({ ...CLIENT, port }, SERVER, i < 1000 ? syn : ack)),
    );
    const conversations = (await observed(packets, CLIENT.mac)).conversations();
    expect(conversations.map(({ ownPort }) => ownPort)).toEqual(ports);
    expect(conversations.every(({ packetsSent }) => packetsSent === 2)).toBe(true);
  });

  test('a SYN flood does not fill the memory: the oldest conversations count for their service alone', async () => {
    const packets = Array.from({ length: 20_000 }, (_, i) =>
      at(i, tcpTo(`10.${i >> 16}.${(i >> 8) & 0xff}.${i & 0xff}`)),
    );
    const device = await observed(packets, CLIENT.mac);
    const { services, conversations, isApproximate } = device.profile();
    expect(device.conversations().length).toBeLessThanOrEqual(16_384);
    expect(isApproximate).toBe(true);
    expect(conversations.total).toBe(20_000);
    expect(services).toMatchObject([{ name: 'HTTPS', attempted: 20_000, answered: 0 }]);
  });
});

function tcpTo(address: string): Uint8Array {
  const content = ipv4(CLIENT.ip, address, IP_PROTOCOL.tcp, tcp(50_000, 443, syn));
  return ethernet(CLIENT.mac, SERVER.mac, ETHER_TYPE.ipv4, content);
}

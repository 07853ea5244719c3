import { arp, ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, TCP_FLAG, tcp } from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
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
import { featurize } from '../featurize.js';
import { DEVICE } from './device.js';

const { syn, ack, fin, psh } = TCP_FLAG;
const BROADCAST = 'ff:ff:ff:ff:ff:ff';

/** The features of a device in a capture of these packets, by name. */
async function featuresOf(packets: readonly TimedPacket[], { mac }: End): Promise<Record<string, number>> {
  const capture = await openCapture(writePcap(packets, { resolution: 'nanoseconds' }));
  const { devices, columns } = await featurize(capture.batches(), { schema: DEVICE });
  const row = devices.findIndex(({ key }) => key === mac);
  return Object.fromEntries([...columns].map(([name, column]) => [name, column[row]]));
}

describe('device@1', () => {
  test('is frozen: names, order, and hash', () => {
    expect(DEVICE.features.map(({ name }) => name)).toMatchSnapshot();
    expect(DEVICE.hash).toMatchInlineSnapshot(
      `"97360cd238e43e3b35e0fa20c656fbe52466e784a14e56dc2db4efce4ba3d765"`,
    );
  });

  test('names and defines every feature once', () => {
    const names = DEVICE.features.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, definition } of DEVICE.features) expect(definition, name).toMatch(/^[A-Z0-9].*\.$/);
  });

  test('has no addresses, vendors or absolute amounts but counts of peers among its features', () => {
    for (const { name, unit, definition } of DEVICE.features) {
      if (unit === 'addresses') expect(name).toMatch(/^(local|remote)_peers$/);
      expect(unit, name).not.toBe('packets');
      expect(definition, name).not.toMatch(/^Sum|total|vendor|OUI/);
    }
  });
});

test('a worked example: a client looks for a server, and is answered', async () => {
  const mss = Uint8Array.of(2, 4, 0x05, 0xb4);
  const packets = [
    at(0, ethernet(CLIENT.mac, BROADCAST, ETHER_TYPE.arp, arp(1, CLIENT.mac, CLIENT.ip, SERVER.ip))),
    at(1, ethernet(SERVER.mac, CLIENT.mac, ETHER_TYPE.arp, arp(2, SERVER.mac, SERVER.ip, CLIENT.ip))),
    at(2, segment(CLIENT, SERVER, syn, { window: 1024, options: mss })),
    at(2.5, segment(SERVER, CLIENT, syn | ack, { window: 2048 })),
    at(4, segment(CLIENT, SERVER, psh | ack, { window: 4096 }, 100)),
    at(4.002, segment(SERVER, CLIENT, fin | psh | ack, {}, 1000)),
    at(10, datagram({ ...CLIENT, port: 5353 }, { ...SERVER, port: 5353 }, 30)),
  ];
  expect(await featuresOf(packets, CLIENT)).toMatchObject({
    // 4 packets go out, 3 in, in 10 s.
    packet_rate_out: 0.4,
    packet_rate_in: 0.3,
    packets_sent_share: 4 / 7,
    // Out: ARP 42, SYN 54 + 4, data 54 + 100, UDP 42 + 30. In: ARP 42, SYN ACK 54, data 54 + 1000.
    bytes_sent_share: (42 + 58 + 154 + 72) / (42 + 58 + 154 + 72 + 42 + 54 + 1054),
    size_from_0_share_out: 2 / 4,
    size_from_68_share_out: 1 / 4,
    size_from_141_share_out: 1 / 4,
    // Lengths 42, 58, 72, 154: halfway between the middle two.
    size_q50_out: 65,
    size_mean_out: 81.5,
    // Times between them: 2, 2, 6 s.
    iat_q50_out: 2,
    iat_from_1s_share_out: 1,
    broadcast_share_out: 1 / 4,
    arp_request_share_out: 1 / 4,
    arp_reply_share_in: 1 / 3,
    tcp_share_out: 2 / 4,
    tcp_syn_share_out: 1 / 2,
    tcp_syn_ack_share_in: 1 / 2,
    tcp_data_share_in: 1 / 2,
    https_client_share: 4 / 7,
    https_server_share: 0,
    mdns_client_share: 1 / 7,
    https_payload_max_out: 100,
    https_payload_median_in: 1000,
    mdns_payload_min_out: 30,
    local_peers: 1,
    remote_peers: 0,
    // One packet to all, six with one peer.
    link_peer_entropy: expect.closeTo((1 / 7) * Math.log2(7) + (6 / 7) * Math.log2(7 / 6), 12),
    syn_window: 1024,
    syn_mss: 1460,
    syn_window_scale: -1,
    syn_option_1: 2,
    syn_option_2: 0,
    syn_ack_window: 0,
    ttl_64_share_out: 1,
    first_tcp_ttl: 64,
    // Every packet of the builder has identification 0.
    ip_id_zero_share: 1,
    ip_id_same_share: 2 / 3,
  });
  expect(await featuresOf(packets, SERVER)).toMatchObject({
    https_client_share: 0,
    https_server_share: 4 / 6,
    syn_ack_window: 2048,
    syn_ack_mss: 0,
    tcp_syn_share_in: 1 / 2,
  });
});

test('a device that is only spoken to has features, too', async () => {
  const features = await featuresOf([at(0, datagram(CLIENT, SERVER, 8))], SERVER);
  expect(features).toMatchObject({ packet_rate_in: 1, packet_rate_out: 0, packets_sent_share: 0 });
  expect(Object.values(features).every(Number.isFinite)).toBe(true);
});

test('hosts with addresses that are globally reachable are remote peers', async () => {
  const web: End = { ...SERVER, ip: '93.184.215.14' };
  const group: End = { mac: '01:00:5e:00:00:fb', ip: '224.0.0.251', port: 5353 };
  const packets = [
    at(0, segment(CLIENT, web, syn)),
    at(1, segment(CLIENT, SERVER, syn)),
    at(2, segment(CLIENT, SERVER, ack)),
    at(3, datagram(CLIENT, group, 8)),
  ];
  expect(await featuresOf(packets, CLIENT)).toMatchObject({
    local_peers: 1,
    remote_peers: 1,
    remote_share: 1 / 4,
    remote_tcp_share: 1 / 3,
    multicast_share_out: 1 / 4,
  });
});

test('identifications that count up are told from those that do not', async () => {
  const numbered = (seconds: number, identification: number) =>
    at(
      seconds,
      ethernet(
        CLIENT.mac,
        SERVER.mac,
        ETHER_TYPE.ipv4,
        ipv4(CLIENT.ip, SERVER.ip, IP_PROTOCOL.tcp, tcp(1, 2, ack), { identification }),
      ),
    );
  // Steps: 1 (around the end of the numbers), 1, 0, 10, 1000.
  const identifications = [65_535, 0, 1, 1, 11, 1011];
  const features = await featuresOf(
    identifications.map((identification, i) => numbered(i, identification)),
    CLIENT,
  );
  expect(features).toMatchObject({
    ip_id_zero_share: 1 / 6,
    ip_id_next_share: 2 / 6,
    ip_id_same_share: 1 / 6,
    ip_id_near_share: 1 / 6,
  });
});

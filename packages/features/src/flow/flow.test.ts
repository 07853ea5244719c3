import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, ipv6, TCP_FLAG, tcp, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { at, CLIENT, datagram, flowsOf, SERVER, segment } from '../../test-support/flow/flows.js';
import { FLOW } from './flow.js';

const { syn, ack, fin, psh } = TCP_FLAG;

describe('flow@1', () => {
  test('is frozen: names, order, and hash', () => {
    expect(FLOW.features.map(({ name }) => name)).toMatchSnapshot();
    expect(FLOW.hash).toMatchInlineSnapshot(
      `"0ba0459b3a2feb4cf642ed70154ead0dd2cc605aff25b8fdca588628ab683164"`,
    );
  });

  test('names and defines every feature once', () => {
    const names = FLOW.features.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, definition, direction } of FLOW.features) {
      expect(definition, name).toMatch(/^[A-Z].*\.$/);
      expect(definition, name).not.toContain('%');
      const prefix = { out: 'src2dst_', in: 'dst2src_', both: '' }[direction];
      expect(name.startsWith(prefix) && (direction === 'both') === !/^(src|dst)2/.test(name), name).toBe(
        true,
      );
    }
  });
});

test('a worked example: a connection with a request and an answer', async () => {
  const mss = Uint8Array.of(2, 4, 0x05, 0xb4);
  const [{ features }] = await flowsOf([
    at(0, segment(CLIENT, SERVER, syn, { window: 1024, options: mss })),
    at(0.25, segment(SERVER, CLIENT, syn | ack, { window: 2048 })),
    at(0.5, segment(CLIENT, SERVER, psh | ack, { window: 4096 }, 100)),
    at(2, segment(SERVER, CLIENT, fin | psh | ack, {}, 1000)),
  ]);
  expect(features).toMatchObject({
    bidirectional_packets: 4,
    src2dst_packets: 2,
    dst2src_packets: 2,
    // Headers of Ethernet, IPv4 and TCP have 14, 20 and 20 bytes; the option has four.
    src2dst_bytes: 58 + 154,
    dst2src_bytes: 54 + 1054,
    bidirectional_bytes: 1320,
    src2dst_ip_bytes: 44 + 140,
    dst2src_ip_bytes: 40 + 1040,
    src2dst_payload_bytes: 100,
    dst2src_payload_bytes: 1000,
    src2dst_payload_packets: 1,
    bidirectional_duration: 2,
    src2dst_duration: 0.5,
    dst2src_duration: 1.75,
    src2dst_packet_rate: 1,
    dst2src_byte_rate: 554,
    down_up_packet_ratio: 1,
    down_up_byte_ratio: 1108 / 212,
    time_to_answer: 0.25,
    src2dst_syn_packets: 1,
    dst2src_syn_packets: 1,
    src2dst_psh_packets: 1,
    src2dst_fin_packets: 0,
    dst2src_fin_packets: 1,
    src2dst_ack_packets: 1,
    dst2src_ack_packets: 2,
    src2dst_init_window: 1024,
    dst2src_init_window: 2048,
    src2dst_mss: 1460,
    dst2src_mss: 0,
    src2dst_init_ttl: 64,
    bidirectional_min_ps: 54,
    bidirectional_max_ps: 1054,
    bidirectional_mean_ps: 330,
    src2dst_median_ps: 106,
    // Gaps of 0.25, 0.25 and 1.5 seconds.
    bidirectional_min_piat: 0.25,
    bidirectional_max_piat: 1.5,
    bidirectional_median_piat: 0.25,
    bidirectional_mean_piat: 2 / 3,
    bidirectional_75q_piat: 0.875,
    src2dst_mean_piat: 0.5,
    src2dst_variance_piat: 0,
    dst2src_max_piat: 1.75,
  });
});

test('a flow that lasts no time has rates of 0', async () => {
  const [{ features }] = await flowsOf([at(0, datagram(CLIENT, SERVER)), at(0, datagram(SERVER, CLIENT))]);
  expect(features).toMatchObject({ bidirectional_duration: 0, src2dst_packet_rate: 0, dst2src_byte_rate: 0 });
});

test('times between packets do not depend on the order in which they were captured', async () => {
  const [{ features }] = await flowsOf([5, 1, 2].map((time) => at(time, datagram(CLIENT, SERVER))));
  expect(features).toMatchObject({ bidirectional_duration: 4, src2dst_min_piat: 1, src2dst_max_piat: 3 });
});

test('a silence of more than five seconds parts two periods of activity, whoever breaks it', async () => {
  const times = [0, 2, 7, 12.5, 13, 33];
  const [{ features }] = await flowsOf(
    times.map((time, i) => at(time, i % 2 === 0 ? datagram(CLIENT, SERVER) : datagram(SERVER, CLIENT))),
    { idleTimeout: 60 },
  );
  // Active from 0 to 7, from 12.5 to 13, and at 33.
  expect(features).toMatchObject({
    bidirectional_active_periods: 3,
    bidirectional_min_active: 0,
    bidirectional_max_active: 7,
    bidirectional_mean_active: 2.5,
    bidirectional_min_idle: 5.5,
    bidirectional_max_idle: 20,
    bidirectional_mean_idle: 12.75,
  });
});

test('a flow without silences is active once, and never idle', async () => {
  const [{ features }] = await flowsOf([0, 1].map((time) => at(time, datagram(CLIENT, SERVER))));
  expect(features).toMatchObject({
    bidirectional_active_periods: 1,
    bidirectional_mean_active: 1,
    bidirectional_max_idle: 0,
  });
});

test('padding counts as bytes on the wire, not as bytes of IP', async () => {
  const padded = new Uint8Array(60);
  padded.set(datagram(CLIENT, SERVER, 1));
  const [{ features }] = await flowsOf([at(0, padded)]);
  expect(features).toMatchObject({ src2dst_bytes: 60, src2dst_ip_bytes: 29, src2dst_payload_bytes: 1 });
});

test('hops, differentiated services and congestion are those of the IP header, of either version', async () => {
  const frames = [
    ethernet(
      CLIENT.mac,
      SERVER.mac,
      ETHER_TYPE.ipv4,
      ipv4(CLIENT.ip, SERVER.ip, IP_PROTOCOL.tcp, tcp(1, 2, 0), { dsfield: (46 << 2) | 3, timeToLive: 128 }),
    ),
    ethernet(
      CLIENT.mac,
      SERVER.mac,
      ETHER_TYPE.ipv6,
      ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.udp, udp(1, 2), { trafficClass: (8 << 2) | 1, hopLimit: 255 }),
    ),
  ];
  const flows = await flowsOf(frames.map((frame) => at(0, frame)));
  expect(flows.map(({ features }) => features)).toMatchObject([
    { src2dst_init_dscp: 46, src2dst_ce_packets: 1, src2dst_init_ttl: 128, dst2src_init_ttl: 0 },
    { src2dst_init_dscp: 8, src2dst_ce_packets: 0, src2dst_init_ttl: 255, src2dst_ip_bytes: 48 },
  ]);
});

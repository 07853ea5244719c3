import {
  arp,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  icmp,
  ipv4,
  ipv6,
  TCP_FLAG,
  tcp,
  udp,
  vlanTag,
} from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import { describe, expect, test } from 'vitest';
import {
  LAPTOP,
  PRINTER,
  packet,
  ROUTER,
  tableOf,
  tcpPacket,
  valuesOf,
} from '../test-support/feature-tables.js';
import type { FeatureTable } from './feature-table.js';
import { featurize } from './featurize.js';
import { hostFootprint } from './host-footprint/host-footprint.js';

const BROADCAST = 'ff:ff:ff:ff:ff:ff';

test('a row for every unicast address that sends or is sent to, ordered by address', async () => {
  const table = await tableOf([
    packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000)),
    packet(ethernet(LAPTOP, BROADCAST, ETHER_TYPE.arp, arp(1, LAPTOP, '10.0.0.1', '10.0.0.2'))),
    packet(tcpPacket(ROUTER, LAPTOP, 443, 50_001)),
  ]);
  expect(table.devices.map(({ mac, packets, packetsSent }) => [mac, packets, packetsSent])).toEqual([
    [PRINTER, 1, 1],
    [LAPTOP, 3, 1],
    [ROUTER, 1, 1],
  ]);
});

test('a packet counts as out for its source and as in for its destination', async () => {
  const table = await tableOf([packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000))]);
  expect(valuesOf(table, PRINTER)('count_frame_len_out')).toBe(1);
  expect(valuesOf(table, PRINTER)('count_frame_len_in')).toBe(0);
  expect(valuesOf(table, LAPTOP)('count_frame_len_out')).toBe(0);
  expect(valuesOf(table, LAPTOP)('count_frame_len_in')).toBe(1);
});

test('a packet from a device to itself counts as out alone', async () => {
  const table = await tableOf([packet(tcpPacket(PRINTER, PRINTER, 631, 50_000))]);
  expect(valuesOf(table, PRINTER)('count_frame_len_out')).toBe(1);
  expect(valuesOf(table, PRINTER)('count_frame_len_in')).toBe(0);
});

test('the lower port tells the service, in the direction of the packet', async () => {
  const table = await tableOf([
    packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000)),
    packet(tcpPacket(LAPTOP, PRINTER, 2000, 3000)),
  ]);
  const printer = valuesOf(table, PRINTER);
  expect(printer('tcp_priv_port_631_out')).toBe(1);
  expect(printer('tcp_priv_port_631_in')).toBe(0);
  expect(printer('tcp_nonpriv_port_other_in')).toBe(1);
  expect(printer('udp_priv_port_631_out')).toBe(0);
});

test('ports over IPv6 are not looked at, TCP flags are', async () => {
  const content = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.tcp, tcp(631, 50_000, TCP_FLAG.syn));
  const table = await tableOf([packet(ethernet(PRINTER, LAPTOP, ETHER_TYPE.ipv6, content))]);
  expect(valuesOf(table, PRINTER)('tcp_priv_port_631_out')).toBe(0);
  expect(valuesOf(table, PRINTER)('tcp_flags_syn_out')).toBe(1);
  expect(valuesOf(table, PRINTER)('ipv6')).toBe(1);
});

test('a port ratio needs packets from and to a listed port, the ratio of other ports does not', async () => {
  const questions = [0, 1].map(() => packet(tcpPacket(LAPTOP, PRINTER, 50_000, 631)));
  const table = await tableOf([
    ...questions,
    packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000)),
    packet(tcpPacket(LAPTOP, PRINTER, 50_000, 22)),
  ]);
  const laptop = valuesOf(table, LAPTOP);
  expect(laptop('tcp_priv_packet_ratio_io_port_631')).toBe(0.5);
  expect(laptop('tcp_priv_packet_ratio_io_port_22')).toBe(0);
  expect(laptop('tcp_nonpriv_packet_ratio_io_port_other')).toBe(3);
});

test('the original decodes IP flags with the names of TCP flags: as a word, or as the three bits of today', async () => {
  const dontFragment = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(1, 2), { flagsAndOffset: 0x4000 });
  const frames = [packet(ethernet(PRINTER, LAPTOP, ETHER_TYPE.ipv4, dontFragment))];
  expect(
    valuesOf(
      await tableOf(frames, { schema: hostFootprint({ ipFlags: 'word' }) }),
      PRINTER,
    )('ip_flags_syn_out'),
  ).toBe(0);
  expect(
    valuesOf(
      await tableOf(frames, { schema: hostFootprint({ ipFlags: 'tshark4' }) }),
      PRINTER,
    )('ip_flags_syn_out'),
  ).toBe(1);
});

test('time deltas are those to the previous packet of the capture, whoever sent it', async () => {
  const table = await tableOf([
    packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000), 0),
    packet(tcpPacket(ROUTER, LAPTOP, 443, 50_000), 300),
    packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000), 350),
  ]);
  expect(valuesOf(table, PRINTER)('max_time_delta_out')).toBe(0.05);
  expect(valuesOf(table, ROUTER)('total_time_delta_out')).toBe(0.3);
});

test('a tagged frame counts as VLAN and as non-IP', async () => {
  const tagged = vlanTag(7, ETHER_TYPE.ipv4, ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 53)));
  const table = await tableOf([packet(ethernet(PRINTER, LAPTOP, ETHER_TYPE.vlan, tagged))]);
  expect(valuesOf(table, PRINTER)('tagged_vlan')).toBe(1);
  expect(valuesOf(table, PRINTER)('nonip')).toBe(1);
  expect(valuesOf(table, PRINTER)('udp_priv_port_53_out')).toBe(1);
});

test('packets without an address count as one more address', async () => {
  const table = await tableOf([
    packet(ethernet(PRINTER, BROADCAST, ETHER_TYPE.arp, arp(1, PRINTER, '10.0.0.1', '10.0.0.2'))),
    packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000)),
  ]);
  expect(valuesOf(table, PRINTER)('unique_srcips')).toBe(2);
  expect(table.devices[0].addresses).toEqual(['192.168.0.1']);
});

test('the canonical device is the sender of the fewest addresses, the lowest among equals', async () => {
  const table = await tableOf([
    packet(tcpPacket(LAPTOP, PRINTER, 50_000, 631)),
    packet(tcpPacket(ROUTER, BROADCAST, 1, 2)),
  ]);
  expect(table.canonicalMac).toBe(LAPTOP);
  const canonical = await tableOf([packet(tcpPacket(LAPTOP, PRINTER, 50_000, 631))], {
    devices: 'canonical',
  });
  expect(canonical.devices.map(({ mac }) => mac)).toEqual([LAPTOP]);
});

test('a device was last seen at its latest packet, to the nanosecond', async () => {
  const table = await tableOf([
    packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000), 779),
    packet(tcpPacket(LAPTOP, PRINTER, 50_000, 631), 3),
  ]);
  expect(table.devices[0].lastSeen).toBe(1_700_000_000.779);
});

test('no packets give no devices', async () => {
  const table = await tableOf([]);
  expect(table.devices).toEqual([]);
  expect(table.canonicalMac).toBeUndefined();
  expect(table.modelInputs()).toMatchObject({ rows: 0, columns: 221 });
});

test('model inputs are the rows of the table in the order of the model features', async () => {
  const table = await tableOf([packet(tcpPacket(PRINTER, LAPTOP, 631, 50_000))]);
  const { data, columns } = table.modelInputs();
  const column = table.schema.modelFeatures.indexOf('tshark_tcp_priv_port_631_out');
  expect(data[column]).toBe(1);
  expect(data[columns + column]).toBe(0);
});

const RAW_IP = 101;
const [HOST, SERVER] = ['10.0.0.1', '10.0.0.2'];

/** The table of packets that have no Ethernet addresses. */
async function rawTableOf(...packets: readonly Uint8Array[]): Promise<FeatureTable> {
  const capture = await openCapture(
    writePcap(
      packets.map((bytes) => packet(bytes)),
      { linkType: RAW_IP },
    ),
  );
  return featurize(capture.batches());
}

test('where packets have no Ethernet address, a device is known by its IP address', async () => {
  const table = await rawTableOf(
    ipv4(HOST, SERVER, IP_PROTOCOL.tcp, tcp(50_000, 443, TCP_FLAG.syn)),
    ipv6('fe80::1', 'ff02::fb', IP_PROTOCOL.udp, udp(5353, 5353)),
    ipv4(HOST, '255.255.255.255', IP_PROTOCOL.udp, udp(50_000, 1900)),
    ipv4('0.0.0.0', '224.0.0.251', IP_PROTOCOL.udp, udp(68, 67)),
  );
  expect(table.devices).toMatchObject([
    { key: HOST, mac: undefined, addresses: [HOST], packets: 2, packetsSent: 2 },
    { key: SERVER, mac: undefined, addresses: [SERVER], packets: 1, packetsSent: 0 },
    { key: 'fe80::1', mac: undefined, addresses: ['fe80::1'], packets: 1, packetsSent: 1 },
  ]);
  expect(valuesOf(table, HOST)('count_frame_len_out')).toBe(2);
  expect(valuesOf(table, SERVER)('tcp_priv_port_443_in')).toBe(1);
  expect(table.canonicalMac).toBeUndefined();
});

test('the packet that a router quotes does not make its sender a device', async () => {
  const quoted = ipv4('192.168.7.7', '192.168.8.8', IP_PROTOCOL.udp, udp(1024, 53));
  const table = await rawTableOf(ipv4(SERVER, HOST, IP_PROTOCOL.icmp, icmp(3, 1, quoted)));
  expect(table.devices.map(({ key }) => key)).toEqual([HOST, SERVER]);
});

describe('gateways', () => {
  const from = (mac: string, source: string, milliseconds = 0) =>
    packet(
      ethernet(mac, LAPTOP, ETHER_TYPE.ipv4, ipv4(source, '192.168.0.2', IP_PROTOCOL.udp, udp(53, 5000))),
      milliseconds,
    );
  const packets = [
    from(ROUTER, '192.168.0.1'),
    from(ROUTER, '9.9.9.9', 1),
    from(ROUTER, '8.8.8.8', 2),
    from(PRINTER, '192.168.0.9', 3),
    // A host with a public address and a neighbour of it on the same network.
    from(PRINTER, '8.8.4.4', 4),
    from(PRINTER, '8.8.4.5', 5),
  ];

  test('pass on packets from two or more public networks', async () => {
    const { devices } = await tableOf(packets);
    expect(devices.map(({ key, isGateway }) => [key, isGateway])).toEqual([
      [PRINTER, false],
      [LAPTOP, false],
      [ROUTER, true],
    ]);
  });

  test.each([{}, { level: 'session' as const }, { window: { length: 60 } }])(
    'can be left out: %j',
    async (options) => {
      const { devices } = await tableOf(packets, { ...options, excludeGateways: true });
      expect([...new Set(devices.map(({ key }) => key))]).toEqual([PRINTER, LAPTOP]);
    },
  );
});

test.each([
  ['MAC address', PRINTER],
  ['IP address', '10.0.0.7'],
])('a device can be asked for by its %s', async (_, device) => {
  const frame = ethernet(
    PRINTER,
    LAPTOP,
    ETHER_TYPE.ipv4,
    ipv4('10.0.0.7', '10.0.0.8', IP_PROTOCOL.udp, udp(1, 2)),
  );
  for (const options of [{}, { level: 'session' as const }, { window: { length: 60 } }]) {
    const { devices } = await tableOf([packet(frame)], { ...options, device });
    expect(devices.map(({ key }) => key)).toEqual([PRINTER]);
  }
});

test('a device that is asked for has a row for each of its sessions', async () => {
  const to = (mac: string, destination: string) =>
    packet(
      ethernet(PRINTER, mac, ETHER_TYPE.ipv4, ipv4('10.0.0.7', destination, IP_PROTOCOL.udp, udp(1, 2))),
    );
  const packets = [to(LAPTOP, '10.0.0.8'), to(ROUTER, '10.0.0.9')];
  const { devices } = await tableOf(packets, { level: 'session', device: PRINTER });
  expect(devices.map(({ key }) => key)).toEqual([PRINTER, PRINTER]);
});

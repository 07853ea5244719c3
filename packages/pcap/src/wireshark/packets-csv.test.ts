import {
  arp,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  TCP_FLAG,
  tcp,
  vlanTag,
} from '@networkml/packet-builder';
import { expect, test } from 'vitest';
import { openCapture } from '../open-capture.js';
import { writePcap } from '../write/pcap.js';
import { PACKETS_CSV_HEADER, packetsCsv } from './packets-csv.js';

const SOURCE = '02:00:00:00:00:01';
const DESTINATION = '02:00:00:00:00:02';

async function csvOf(...frames: readonly Uint8Array[]): Promise<string> {
  const packets = frames.map((bytes, i) => ({ seconds: 10 - 2 * i, nanoseconds: 500_000_000, bytes }));
  const capture = await openCapture(writePcap(packets));
  let csv = '';
  for await (const batch of capture.batches()) csv += packetsCsv(batch);
  return csv;
}

test('the packet table names thirty fields in the order of NetworkML 0.6.10', () => {
  expect(PACKETS_CSV_HEADER.trimEnd().split(',')).toEqual([
    ...['arp.opcode', 'eth.src', 'eth.dst', 'eth.type'],
    ...['frame.len', 'frame.time_epoch', 'frame.time_delta_displayed', 'frame.protocols'],
    ...['icmp.code', 'gre.proto', 'ip.src', 'ip.src_host', 'ip.dst', 'ip.dst_host'],
    ...['ip.dsfield', 'ip.flags', 'ip.proto', 'ip.version', 'icmpv6.code'],
    ...['ipv6.src', 'ipv6.src_host', 'ipv6.dst', 'ipv6.dst_host'],
    ...['tcp.flags', 'tcp.srcport', 'tcp.dstport', 'udp.srcport', 'udp.dstport', 'vlan.etype', 'vlan.id'],
  ]);
});

test('the packet table prints fields as tshark does, and leaves absent ones empty', async () => {
  const segment = tcp(443, 50_000, TCP_FLAG.syn | TCP_FLAG.ack);
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, segment, {
    dsfield: 0x0a,
    flagsAndOffset: 0x4000,
  });
  const csv = await csvOf(
    ethernet(SOURCE, DESTINATION, ETHER_TYPE.vlan, vlanTag(7, ETHER_TYPE.ipv4, packet)),
    ethernet(SOURCE, DESTINATION, ETHER_TYPE.ipv6, ipv6('fe80::1', '::1', 59, new Uint8Array(0))),
    ethernet(SOURCE, DESTINATION, ETHER_TYPE.arp, arp(2, SOURCE, '10.0.0.1', '10.0.0.2')),
  );
  const macs = `${SOURCE},${DESTINATION}`;
  const addresses = '10.0.0.1,10.0.0.1,10.0.0.2,10.0.0.2';
  expect(csv.split('\n')).toEqual([
    `,${macs},0x8100,58,10.500000000,0.000000000,eth:vlan:ip:tcp,,,${addresses},0x0a,0x02,6,4,,,,,,0x0012,443,50000,,,0x0800,7`,
    `,${macs},0x86dd,54,8.500000000,-2.000000000,eth:ipv6,,,,,,,,,,6,,fe80::1,fe80::1,::1,::1,,,,,,,`,
    `2,${macs},0x0806,42,6.500000000,-2.000000000,eth:arp,,,,,,,,,,,,,,,,,,,,,,`,
    '',
  ]);
});

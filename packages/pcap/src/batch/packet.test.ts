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
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { openCapture } from '../open-capture.js';
import type { PacketRecord } from '../write/packet-record.js';
import { writePcap } from '../write/pcap.js';
import type { Packet } from './packet.js';

const LINK_TYPE_OF_NOBODY = 147;

function frame(type: number, payload: Uint8Array): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', type, payload);
}

async function packetsOf(frames: readonly Uint8Array[], linkType?: number): Promise<Packet[]> {
  const records: PacketRecord[] = frames.map((bytes, i) => ({
    seconds: 1_600_000_000 + i,
    nanoseconds: 250_000_000,
    bytes,
    originalLength: bytes.length + 10,
  }));
  const capture = await openCapture(writePcap(records, linkType === undefined ? {} : { linkType }));
  const packets: Packet[] = [];
  for await (const packet of capture.packets()) packets.push(packet);
  return packets;
}

describe('a packet', () => {
  test('has its fields as numbers and its addresses as text', async () => {
    const syn = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, tcp(50_000, 443, TCP_FLAG.syn));
    const [packet] = await packetsOf([frame(ETHER_TYPE.ipv4, syn)]);
    expect(packet).toMatchObject({
      number: 1,
      time: 1_600_000_000.25,
      frameLen: 64,
      frameCapLen: 54,
      linkType: 1,
      skipped: undefined,
      protocols: ['eth', 'ip', 'tcp'],
      ethSrc: '02:00:00:00:00:01',
      ipDst: '10.0.0.2',
      ipTtl: 64,
      tcpDstport: 443,
      tcpFlags: 0x002,
    });
  });

  test('lacks what its headers lack', async () => {
    const question = arp(1, '02:00:00:00:00:01', '10.0.0.1', '10.0.0.2');
    const [packet] = await packetsOf([frame(ETHER_TYPE.arp, question)]);
    expect(packet).toMatchObject({ arpOpcode: 1, arpDstProtoIpv4: '10.0.0.2', protocols: ['eth', 'arp'] });
    expect(packet.ipSrc).toBeUndefined();
    expect(packet).not.toHaveProperty('tcpFlags');
  });

  test('has its own headers beside those of the packet that it quotes', async () => {
    const quoted = ipv6('fe80::a', 'fe80::b', IP_PROTOCOL.udp, udp(53, 1024));
    const error = ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.icmpv6, icmp(1, 4, quoted));
    const [packet] = await packetsOf([frame(ETHER_TYPE.ipv6, error)]);
    expect(packet).toMatchObject({ ipv6Src: 'fe80::a', udpSrcport: 53, outermost: { ipv6Src: 'fe80::1' } });
    expect(packet.outermost).not.toHaveProperty('udpSrcport');
  });

  test('tells why it was not decoded', async () => {
    const [packet] = await packetsOf([new Uint8Array(60)], LINK_TYPE_OF_NOBODY);
    expect(packet).toMatchObject({
      skipped: 'unsupported-link-type',
      protocols: [],
      outermost: { protocols: [] },
    });
  });

  test('stays what it is when later ones are read', async () => {
    const frames = [53, 67, 123].map((port) =>
      frame(ETHER_TYPE.ipv4, ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(1024, port))),
    );
    const packets = await packetsOf(frames);
    expect(packets.map(({ number, udpDstport }) => [number, udpDstport])).toEqual([
      [1, 53],
      [2, 67],
      [3, 123],
    ]);
  });
});

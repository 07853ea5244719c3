import { describe, expect, test } from 'vitest';
import { AddressTable } from '../../batch/address-table.js';
import { type Packet, packetAt } from '../../batch/packet.js';
import { PacketBatch } from '../../batch/packet-batch.js';
import { CaptureError } from '../../capture-error.js';
import { CaptureStatistics } from '../../capture-statistics.js';
import { BatchSink } from '../../dissection/batch-sink.js';
import { appendPacket } from './append-packet.js';

type Layers = Record<string, unknown>;

const frameLayer = {
  'frame.encap_type': '1',
  'frame.time_epoch': '1600000000.500000000',
  'frame.len': '1514',
  'frame.cap_len': '96',
};
const ethernetLayer = {
  'eth.dst': '02:00:00:00:00:02',
  'eth.src': '02:00:00:00:00:01',
  'eth.type': '0x0800',
};

/** A record as tshark prints it of a packet whose `frame.protocols` are these. */
function record(protocols: string, layers: Layers, frame: Layers = frameLayer): string {
  const all = { frame: { ...frame, 'frame.protocols': protocols }, ...layers };
  return JSON.stringify({ _source: { layers: all } }, null, 2).replaceAll('\n', '\n  ');
}

/** The packets that records give. */
function packetsOf(...records: readonly string[]): Packet[] {
  const batch = new PacketBatch(8, new AddressTable(), new AddressTable());
  const sink = new BatchSink(batch, new CaptureStatistics());
  for (const text of records) appendPacket(sink, text);
  return Array.from({ length: batch.length }, (_, row) => packetAt(batch, row));
}

describe('a packet that tshark tells of', () => {
  test('has its lengths, its time, its link type and its layers', () => {
    expect(packetsOf(record('eth:ethertype:ip:udp:dns', { eth: ethernetLayer }))).toMatchObject([
      {
        number: 1,
        frameLen: 1514,
        frameCapLen: 96,
        time: 1_600_000_000.5,
        linkType: 1,
        skipped: undefined,
        protocols: ['eth', 'ip', 'udp'],
        ethSrc: '02:00:00:00:00:01',
        ethType: 0x0800,
      },
    ]);
  });

  test('has flags and fragment offset of its IPv4 header as one word', () => {
    const ip = {
      'ip.len': '1500',
      'ip.id': '0xabcd',
      'ip.flags': '0x01',
      'ip.frag_offset': '185',
    };
    expect(packetsOf(record('eth:ethertype:ip', { eth: ethernetLayer, ip }))).toMatchObject([
      { ipLen: 1500, ipId: 0xabcd, ipFlags: 0x20b9 },
    ]);
  });

  test('has fields that come together only if all of them are told', () => {
    const ip = { 'ip.version': '4', 'ip.len': '1500', 'ip.flags': '0x01', 'ip.frag_offset': '0' };
    const [packet] = packetsOf(record('eth:ethertype:ip', { eth: ethernetLayer, ip }));
    expect(packet).toHaveProperty('ipVersion', 4);
    expect(packet).not.toHaveProperty('ipLen');
    expect(packet).not.toHaveProperty('ipFlags');
  });

  test('lacks a field that is told otherwise than such fields are', () => {
    const [packet] = packetsOf(record('eth', { eth: { ...ethernetLayer, 'eth.type': 'IPv4 (0x0800)' } }));
    expect(packet).not.toHaveProperty('ethType');
    expect(packet).toHaveProperty('ethSrc');
  });

  test('keeps its own headers in front of those that it quotes', () => {
    const address = (src: string) => ({ 'ip.version': '4', 'ip.src': src, 'ip.dst': '10.0.0.9' });
    const quoted = { ip: address('10.0.0.2'), udp: { 'udp.srcport': '53', 'udp.dstport': '1024' } };
    const icmp = { 'icmp.type': '3', 'icmp.code': '1', ...quoted };
    const layers = { eth: ethernetLayer, ip: address('10.0.0.1'), icmp };
    const [packet] = packetsOf(record('eth:ethertype:ip:icmp:ip:udp', layers));
    expect(packet).toMatchObject({ ipSrc: '10.0.0.2', udpSrcport: 53, icmpType: 3 });
    expect(packet.outermost).toMatchObject({
      ipSrc: '10.0.0.1',
      icmpType: 3,
      ethSrc: '02:00:00:00:00:01',
      protocols: ['eth', 'ip', 'icmp'],
    });
    expect(packet.outermost).not.toHaveProperty('udpSrcport');
  });

  test('is skipped if its link type is not dissected, or its link header is cut off', () => {
    const bluetooth = { ...frameLayer, 'frame.encap_type': '41' };
    const unregistered = { ...frameLayer, 'frame.encap_type': '9999' };
    const short = { ...frameLayer, 'frame.cap_len': '13' };
    expect(
      packetsOf(record('hci_h4', {}, bluetooth), record('data', {}, unregistered), record('eth', {}, short)),
    ).toMatchObject([
      { linkType: 187, skipped: 'unsupported-link-type', protocols: [] },
      { linkType: 0xffff_ffff, skipped: 'unsupported-link-type', protocols: [] },
      { linkType: 1, skipped: 'truncated-link-header', protocols: [] },
    ]);
  });

  test('has no time if none is told', () => {
    const { 'frame.time_epoch': _, ...untimed } = frameLayer;
    expect(packetsOf(record('eth', { eth: ethernetLayer }, untimed))).toMatchObject([{ time: undefined }]);
  });

  test('is none if it is a block of another kind, which has no encapsulation', () => {
    const { 'frame.encap_type': _, ...block } = frameLayer;
    expect(packetsOf(record('data', {}, block))).toEqual([]);
  });

  test('without its lengths is a typed error', () => {
    const { 'frame.len': _, ...lacking } = frameLayer;
    expect(() => packetsOf(record('eth', {}, lacking))).toThrow(CaptureError);
    expect(() => packetsOf(record('eth', {}, { ...frameLayer, 'frame.len': 'x' }))).toThrow(
      'tshark tells frame.len as "x", expected a number',
    );
  });
});

import { packetRecord, packetRecords } from '@networkml/packet-builder';
import { openCapture, type Packet, type PacketRecord, writePcapng } from '@networkml/pcap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeaderCapture, withoutPayload } from './header-capture.js';
import { headerLength } from './header-length.js';

async function packetsOf(file: Uint8Array): Promise<Packet[]> {
  const packets: Packet[] = [];
  for await (const packet of (await openCapture(file, { strict: true })).packets()) packets.push(packet);
  return packets;
}

function captureOf(records: readonly PacketRecord[], most: number): HeaderCapture {
  const capture = new HeaderCapture(most);
  for (const record of records) capture.add(record);
  return capture;
}

/** More fragments follow, or the offset is not 0 (RFC 791). */
const FRAGMENT = 0x3fff;

describe('a capture of headers', () => {
  test('holds no byte of any payload: every packet ends where its headers end', () => {
    fc.assert(
      fc.property(packetRecord, (record) => {
        const { bytes } = withoutPayload(record);
        expect(bytes.length).toBeLessThanOrEqual(record.headerLength);
        expect(headerLength(bytes)).toBe(bytes.length);
        expect(record.bytes.subarray(0, bytes.length)).toEqual(bytes);
      }),
    );
  });

  test('reads as the whole capture does but for captured lengths, and for fragments, which cannot be joined', async () => {
    const withoutCapturedLength = (packets: readonly Packet[]) =>
      packets
        .filter(({ ipFlags = 0 }) => (ipFlags & FRAGMENT) === 0)
        .map(({ frameCapLen: _, ...fields }) => fields);
    await fc.assert(
      fc.asyncProperty(packetRecords, async (records) => {
        const whole = records.filter(({ bytes, originalLength }) => bytes.length === originalLength);
        const cut = captureOf(whole, whole.length).toFile();
        expect(withoutCapturedLength(await packetsOf(cut))).toEqual(
          withoutCapturedLength(await packetsOf(writePcapng(whole))),
        );
      }),
    );
  });

  test('holds the packets of its time span', () => {
    const capture = new HeaderCapture(10, [2.5, 4]);
    for (const seconds of [1, 2, 3, 4]) {
      capture.add({ seconds, nanoseconds: 500_000_000, bytes: new Uint8Array(60) });
    }
    expect([capture.length, capture.seen]).toEqual([2, 2]);
  });

  test('keeps the first packets and counts the others', async () => {
    const record = { seconds: 1, nanoseconds: 2, bytes: new Uint8Array(60) };
    const capture = captureOf([record, record, record], 2);
    expect([capture.length, capture.seen]).toEqual([2, 3]);
    expect(await packetsOf(capture.toFile())).toMatchObject([{ frameLen: 60 }, { frameLen: 60 }]);
  });
});

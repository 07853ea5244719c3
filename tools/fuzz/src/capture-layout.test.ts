import {
  concatenate,
  enhancedPacket,
  interfaceDescription,
  obsoletePacket,
  PCAPNG_BLOCK,
  pcapHeader,
  pcapngBlock,
  pcapRecord,
  sectionHeader,
  simplePacket,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { type CaptureLayout, captureLayout, type HeaderField } from './capture-layout.js';

const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

function numberIn(bytes: Uint8Array, { offset, size, littleEndian }: HeaderField): number {
  const view = new DataView(bytes.buffer);
  return size === 4 ? view.getUint32(offset, littleEndian) : view.getUint16(offset, littleEndian);
}

/** The bytes of the packets that a layout finds. */
function packetsIn(bytes: Uint8Array, { packets }: CaptureLayout): number[][] {
  return packets.map(({ start, end }) => Array.from(bytes.subarray(start, end)));
}

describe.each([true, false])('the layout of a capture, little-endian %s,', (littleEndian) => {
  const pcap = concatenate(
    pcapHeader({ littleEndian, linkType: 113 }),
    pcapRecord(data, { littleEndian, seconds: 7, originalLength: 99 }),
    pcapRecord(data, { littleEndian }),
  );
  const pcapng = concatenate(
    sectionHeader({ littleEndian }),
    interfaceDescription({ linkType: 113 }, littleEndian),
    enhancedPacket(data, { littleEndian }),
    pcapngBlock(PCAPNG_BLOCK.custom, data, littleEndian),
    simplePacket(data, data.length, littleEndian),
    obsoletePacket(data, { littleEndian }),
  );

  test('has the records of a pcap file', () => {
    const layout = captureLayout(pcap);
    expect(layout.boundaries).toEqual([0, 24, 48, 72]);
    expect(packetsIn(pcap, layout)).toEqual([Array.from(data), Array.from(data)]);
    const firstRecord = layout.fields.filter(({ offset }) => offset >= 24 && offset < 40);
    expect(firstRecord.map((field) => numberIn(pcap, field))).toEqual([7, 0, 8, 99]);
    expect(layout.linkTypes.map((field) => numberIn(pcap, field))).toEqual([113]);
  });

  test('has the blocks of a pcapng file', () => {
    const layout = captureLayout(pcapng);
    expect(layout.boundaries).toEqual([0, 28, 48, 88, 108, 132, 172]);
    expect(packetsIn(pcapng, layout)).toEqual(Array.from({ length: 3 }, () => Array.from(data)));
    expect(layout.linkTypes.map((field) => numberIn(pcapng, field))).toEqual([113]);
    const lengths = layout.fields.filter(({ offset, isLength }) => isLength && offset >= 48 && offset < 88);
    expect(lengths.map((field) => numberIn(pcapng, field))).toEqual([40, 8, 8, 40]);
  });

  test('ends where a length reaches beyond the capture', () => {
    expect(captureLayout(pcap.subarray(0, 71)).packets).toHaveLength(1);
    expect(captureLayout(pcapng.subarray(0, 87)).packets).toHaveLength(0);
  });
});

test('what is no capture has no layout', () => {
  for (const bytes of [new Uint8Array(0), data, new Uint8Array(100)]) {
    expect(captureLayout(bytes)).toMatchObject({ fields: [], packets: [], boundaries: [0], linkTypes: [] });
  }
});

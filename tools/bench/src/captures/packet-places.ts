import type { CaptureFormat } from '@networkml/pcap';

/** Where the captured bytes of a packet lie in a capture. */
export interface PacketPlace {
  readonly start: number;
  readonly end: number;
}

/** draft-ietf-opsawg-pcap sections 4 and 5. */
const PCAP = { HEADER_LENGTH: 24, RECORD_HEADER_LENGTH: 16, CAPTURED_LENGTH: 8, LARGEST_BYTE: 0xa1 } as const;

/** draft-ietf-opsawg-pcapng sections 3.1 and 4.3. */
const PCAPNG = { BYTE_ORDER_MAGIC: 8, BLOCK_LENGTH: 4, MIN_BLOCK_LENGTH: 12, LARGEST_BYTE: 0x1a } as const;
const ENHANCED_PACKET = { TYPE: 6, CAPTURED_LENGTH: 20, DATA: 28 } as const;

/**
 * Where the packets of a whole, uncompressed capture lie, in its order. Of pcapng those of enhanced packet blocks are
 * found, in sections of one byte order: real captures have no others.
 */
export function packetPlaces(bytes: Uint8Array, format: CaptureFormat): PacketPlace[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return format === 'pcap' ? placesInPcap(view) : placesInPcapng(view);
}

function placesInPcap(view: DataView): PacketPlace[] {
  const littleEndian = view.getUint8(0) !== PCAP.LARGEST_BYTE;
  const places: PacketPlace[] = [];
  for (let record: number = PCAP.HEADER_LENGTH; record + PCAP.RECORD_HEADER_LENGTH <= view.byteLength; ) {
    const start = record + PCAP.RECORD_HEADER_LENGTH;
    const end = start + view.getUint32(record + PCAP.CAPTURED_LENGTH, littleEndian);
    places.push({ start, end });
    record = end;
  }
  return places;
}

function placesInPcapng(view: DataView): PacketPlace[] {
  const littleEndian = view.getUint8(PCAPNG.BYTE_ORDER_MAGIC) !== PCAPNG.LARGEST_BYTE;
  const places: PacketPlace[] = [];
  for (let block = 0; block + PCAPNG.MIN_BLOCK_LENGTH <= view.byteLength; ) {
    if (view.getUint32(block, littleEndian) === ENHANCED_PACKET.TYPE) {
      const start = block + ENHANCED_PACKET.DATA;
      places.push({
        start,
        end: start + view.getUint32(block + ENHANCED_PACKET.CAPTURED_LENGTH, littleEndian),
      });
    }
    block += view.getUint32(block + PCAPNG.BLOCK_LENGTH, littleEndian);
  }
  return places;
}

/** A frame as it lies in a capture file. */
interface CapturedFrame {
  readonly bytes: Uint8Array;
  readonly originalLength: number;
}

const PCAP_HEADER_LENGTH = 24;
const PCAP_RECORD_HEADER_LENGTH = 16;
const SECTION_HEADER_BLOCK = 0x0a0d0d0a;
const ENHANCED_PACKET_BLOCK = 6;
const ENHANCED_PACKET_HEADER_LENGTH = 28;

/** The frames of a little-endian pcap or pcapng file that is known to be whole, read by their length fields alone. */
export function capturedFrames(file: Uint8Array): CapturedFrame[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return view.getUint32(0, true) === SECTION_HEADER_BLOCK ? pcapng(view, file) : pcap(view, file);
}

function pcap(view: DataView, file: Uint8Array): CapturedFrame[] {
  const frames: CapturedFrame[] = [];
  for (let at = PCAP_HEADER_LENGTH; at < file.length; ) {
    const length = view.getUint32(at + 8, true);
    const originalLength = view.getUint32(at + 12, true);
    at += PCAP_RECORD_HEADER_LENGTH;
    frames.push({ bytes: file.subarray(at, at + length), originalLength });
    at += length;
  }
  return frames;
}

function pcapng(view: DataView, file: Uint8Array): CapturedFrame[] {
  const frames: CapturedFrame[] = [];
  for (let at = 0; at < file.length; at += view.getUint32(at + 4, true)) {
    if (view.getUint32(at, true) !== ENHANCED_PACKET_BLOCK) continue;
    const start = at + ENHANCED_PACKET_HEADER_LENGTH;
    const bytes = file.subarray(start, start + view.getUint32(at + 20, true));
    frames.push({ bytes, originalLength: view.getUint32(at + 24, true) });
  }
  return frames;
}

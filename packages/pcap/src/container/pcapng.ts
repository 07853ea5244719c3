import type { ByteWindow } from '../bytes/byte-window.js';
import { CaptureError, type CaptureErrorCode } from '../capture-error.js';
import { type ContainerReader, MAX_CAPTURED_LENGTH } from './container-reader.js';
import { PcapngInterfaces } from './pcapng-interfaces.js';
import { pcapngOptions } from './pcapng-options.js';
import type { RecordSink } from './record-sink.js';

/** draft-ietf-opsawg-pcapng section 3.1. */
const BLOCK = { TYPE: 0, TOTAL_LENGTH: 4, BODY: 8, MIN_LENGTH: 12, TRAILER_LENGTH: 4 } as const;
const BLOCK_TYPE = {
  SECTION_HEADER: 0x0a0d0d0a,
  INTERFACE_DESCRIPTION: 1,
  OBSOLETE_PACKET: 2,
  SIMPLE_PACKET: 3,
  ENHANCED_PACKET: 6,
} as const;

/** Section 4.1, offsets from the start of the block. */
const SECTION_HEADER = { BYTE_ORDER_MAGIC: 8, VERSION_MAJOR: 12, VERSION_MINOR: 14, MIN_LENGTH: 28 } as const;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** Version 1.2 is 1.0 under another name; there was no 1.1. */
const VERSIONS: readonly string[] = ['1.0', '1.2'];
/** Section 4.2. */
const INTERFACE = { LINK_TYPE: 8, SNAP_LENGTH: 12, OPTIONS: 16, MIN_LENGTH: 20 } as const;
const OPTION = { IF_TSRESOL: 9, IF_TSOFFSET: 14 } as const;
const MICROSECONDS = 6;

/** Where a packet block holds what. */
interface PacketLayout {
  readonly interfaceId: 'uint16' | 'uint32' | 'first';
  readonly originalLength: number;
  readonly timestamp: number | undefined;
  readonly capturedLength: number | undefined;
  readonly data: number;
}

const PACKET_LAYOUTS: ReadonlyMap<number, PacketLayout> = new Map<number, PacketLayout>([
  // Section 4.3.
  [
    BLOCK_TYPE.ENHANCED_PACKET,
    { interfaceId: 'uint32', timestamp: 12, capturedLength: 20, originalLength: 24, data: 28 },
  ],
  // Section 4.4: neither time nor captured length.
  [
    BLOCK_TYPE.SIMPLE_PACKET,
    { interfaceId: 'first', timestamp: undefined, capturedLength: undefined, originalLength: 8, data: 12 },
  ],
  // Appendix A.
  [
    BLOCK_TYPE.OBSOLETE_PACKET,
    { interfaceId: 'uint16', timestamp: 12, capturedLength: 20, originalLength: 24, data: 28 },
  ],
]);

/** No tool writes larger blocks; a larger length is damage (Wireshark's `MAX_BLOCK_SIZE`). */
const MAX_BLOCK_LENGTH = 16 * 1024 * 1024;

/** True if a capture whose first four bytes are this big-endian number is a pcapng file. */
export function isPcapngMagic(magic: number): boolean {
  return magic === BLOCK_TYPE.SECTION_HEADER;
}

/** pcapng: any number of sections in either byte order, any number of interfaces; blocks of no interest are passed over. */
export class PcapngReader implements ContainerReader {
  readonly format = 'pcapng';
  #littleEndian = true;
  #interfaces = new PcapngInterfaces();

  read(window: ByteWindow, sink: RecordSink): void {
    while (!sink.full && window.available >= BLOCK.MIN_LENGTH) {
      const type = window.view.getUint32(window.start + BLOCK.TYPE, this.#littleEndian);
      if (type === BLOCK_TYPE.SECTION_HEADER) this.#readByteOrder(window, sink);
      const length = this.#blockLength(window, sink);
      if (length > window.available) return;
      this.#readBlock(type, length, window, sink);
      window.start += length;
    }
  }

  missing(window: ByteWindow): { what: string; needed: number } | undefined {
    if (window.available === 0) return undefined;
    if (window.available < BLOCK.MIN_LENGTH) return { what: 'a block', needed: BLOCK.MIN_LENGTH };
    return {
      what: 'a block',
      needed: window.view.getUint32(window.start + BLOCK.TOTAL_LENGTH, this.#littleEndian),
    };
  }

  /** A section header says in its body which byte order its own length has. */
  #readByteOrder(window: ByteWindow, sink: RecordSink): void {
    const at = window.start + SECTION_HEADER.BYTE_ORDER_MAGIC;
    if (window.view.getUint32(at, true) === BYTE_ORDER_MAGIC) this.#littleEndian = true;
    else if (window.view.getUint32(at, false) === BYTE_ORDER_MAGIC) this.#littleEndian = false;
    else {
      throw damage(
        'unknown-format',
        'a section header without the byte-order magic',
        SECTION_HEADER.BYTE_ORDER_MAGIC,
        window,
        sink,
      );
    }
  }

  #blockLength(window: ByteWindow, sink: RecordSink): number {
    const length = window.view.getUint32(window.start + BLOCK.TOTAL_LENGTH, this.#littleEndian);
    if (length < BLOCK.MIN_LENGTH || length % 4 !== 0 || length > MAX_BLOCK_LENGTH) {
      const claim = `a block claims a length of ${length.toLocaleString('en-US')} bytes`;
      throw damage('bad-length', `${claim}, which no block has`, BLOCK.TOTAL_LENGTH, window, sink);
    }
    return length;
  }

  #readBlock(type: number, length: number, window: ByteWindow, sink: RecordSink): void {
    const trailer = length - BLOCK.TRAILER_LENGTH;
    if (window.view.getUint32(window.start + trailer, this.#littleEndian) !== length) {
      throw damage('bad-length', 'the two lengths of a block differ', trailer, window, sink);
    }
    const layout = PACKET_LAYOUTS.get(type);
    if (layout !== undefined) this.#readPacket(layout, trailer, window, sink);
    else if (type === BLOCK_TYPE.INTERFACE_DESCRIPTION) this.#readInterface(length, window, sink);
    else if (type === BLOCK_TYPE.SECTION_HEADER) this.#readSectionHeader(length, window, sink);
  }

  #readSectionHeader(length: number, window: ByteWindow, sink: RecordSink): void {
    if (length < SECTION_HEADER.MIN_LENGTH) throw tooShort('a section header', window, sink);
    const { view, start } = window;
    const major = view.getUint16(start + SECTION_HEADER.VERSION_MAJOR, this.#littleEndian);
    const minor = view.getUint16(start + SECTION_HEADER.VERSION_MINOR, this.#littleEndian);
    if (!VERSIONS.includes(`${major}.${minor}`)) {
      const problem = `pcapng version ${major}.${minor} is not supported, only ${VERSIONS.join(' and ')}`;
      throw damage('unsupported-version', problem, SECTION_HEADER.VERSION_MAJOR, window, sink);
    }
    this.#interfaces = new PcapngInterfaces();
  }

  #readInterface(length: number, window: ByteWindow, sink: RecordSink): void {
    if (length < INTERFACE.MIN_LENGTH) throw tooShort('an interface description', window, sink);
    const { view, start } = window;
    let resolution = MICROSECONDS;
    let offsetSeconds = 0;
    const optionsEnd = start + length - BLOCK.TRAILER_LENGTH;
    for (const option of pcapngOptions(view, start + INTERFACE.OPTIONS, optionsEnd, this.#littleEndian)) {
      if (option.code === OPTION.IF_TSRESOL && option.length === 1) resolution = view.getUint8(option.offset);
      if (option.code === OPTION.IF_TSOFFSET && option.length === 8) {
        offsetSeconds = Number(view.getBigInt64(option.offset, this.#littleEndian));
      }
    }
    this.#interfaces.add({
      linkType: view.getUint16(start + INTERFACE.LINK_TYPE, this.#littleEndian),
      snapLength: view.getUint32(start + INTERFACE.SNAP_LENGTH, this.#littleEndian),
      resolution,
      offsetSeconds,
    });
  }

  #readPacket(layout: PacketLayout, trailer: number, window: ByteWindow, sink: RecordSink): void {
    if (trailer < layout.data) throw tooShort('a packet block', window, sink);
    const { view, start } = window;
    const interfaces = this.#interfaces;
    const id = this.#interfaceId(layout, window, sink);
    const originalLength = view.getUint32(start + layout.originalLength, this.#littleEndian);
    const room = trailer - layout.data;
    const capturedLength =
      layout.capturedLength === undefined
        ? simplePacketLength(originalLength, interfaces.snapLength(id), room)
        : view.getUint32(start + layout.capturedLength, this.#littleEndian);
    if (capturedLength > room || capturedLength > MAX_CAPTURED_LENGTH) {
      const problem = `a packet block of ${room.toLocaleString('en-US')} data bytes claims ${capturedLength.toLocaleString('en-US')} captured bytes`;
      throw damage('bad-length', problem, layout.capturedLength ?? layout.originalLength, window, sink);
    }

    let seconds = Number.NaN;
    let nanoseconds = 0;
    if (layout.timestamp !== undefined) {
      const high = view.getUint32(start + layout.timestamp, this.#littleEndian);
      const low = view.getUint32(start + layout.timestamp + 4, this.#littleEndian);
      const scale = interfaces.timestampScale(id);
      scale.convert(high, low, interfaces.offsetSeconds(id));
      ({ seconds, nanoseconds } = scale);
    }
    const data = start + layout.data;
    sink.packet(
      view,
      data,
      data + capturedLength,
      originalLength,
      interfaces.linkType(id),
      seconds,
      nanoseconds,
    );
  }

  #interfaceId(layout: PacketLayout, window: ByteWindow, sink: RecordSink): number {
    const at = window.start + BLOCK.BODY;
    let id = 0;
    if (layout.interfaceId === 'uint32') id = window.view.getUint32(at, this.#littleEndian);
    if (layout.interfaceId === 'uint16') id = window.view.getUint16(at, this.#littleEndian);
    if (this.#interfaces.has(id)) return id;
    const { remembered } = this.#interfaces;
    const problem = `a packet of interface ${id}, but only ${remembered} are known before it`;
    throw damage('unknown-interface', problem, BLOCK.BODY, window, sink);
  }
}

function simplePacketLength(originalLength: number, snapLength: number, room: number): number {
  const limit = snapLength === 0 ? room : Math.min(snapLength, room);
  return Math.min(originalLength, limit);
}

function tooShort(what: string, window: ByteWindow, sink: RecordSink): CaptureError {
  return damage('bad-length', `${what} too short for its fields`, BLOCK.TOTAL_LENGTH, window, sink);
}

/** An error at an offset within the block that begins the window. */
function damage(
  code: CaptureErrorCode,
  problem: string,
  offset: number,
  window: ByteWindow,
  sink: RecordSink,
): CaptureError {
  return new CaptureError(code, problem, {
    byteOffset: window.position + offset,
    packetNumber: sink.packets + 1,
  });
}

/** A number in the header of a record or block. */
export interface HeaderField {
  readonly offset: number;
  /** Bytes. */
  readonly size: 2 | 4;
  readonly littleEndian: boolean;
  /** True if it says how long something is. */
  readonly isLength: boolean;
}

/** The captured bytes of a packet. */
interface PacketBytes {
  readonly start: number;
  readonly end: number;
}

/** Where a capture has what, as far as its lengths make sense: what mutations aim at. */
export interface CaptureLayout {
  readonly fields: readonly HeaderField[];
  readonly packets: readonly PacketBytes[];
  /** Where the headers, records and blocks start, and where the last of them ends; in ascending order. */
  readonly boundaries: readonly number[];
  /** The fields that hold a link type. */
  readonly linkTypes: readonly HeaderField[];
}

interface Field {
  readonly offset: number;
  readonly size: 2 | 4;
  readonly isLength?: boolean;
}

const MAGICS: ReadonlyMap<number, boolean> = new Map([
  [0xa1b2c3d4, false],
  [0xa1b23c4d, false],
  [0xd4c3b2a1, true],
  [0x4d3cb2a1, true],
]);
/** draft-ietf-opsawg-pcap sections 4 and 5. */
const PCAP_HEADER = { LENGTH: 24, LINK_TYPE: { offset: 20, size: 4 } } as const;
const PCAP_HEADER_FIELDS: readonly Field[] = [
  { offset: 4, size: 2 },
  { offset: 6, size: 2 },
  { offset: 16, size: 4, isLength: true },
];
const PCAP_RECORD = { CAPTURED_LENGTH: 8, HEADER_LENGTH: 16 } as const;
const PCAP_RECORD_FIELDS: readonly Field[] = [
  { offset: 0, size: 4 },
  { offset: 4, size: 4 },
  { offset: 8, size: 4, isLength: true },
  { offset: 12, size: 4, isLength: true },
];

/** draft-ietf-opsawg-pcapng sections 3.1 and 4. */
const SECTION_HEADER_TYPE = 0x0a0d0d0a;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const BLOCK = { TOTAL_LENGTH: 4, BODY: 8, MIN_LENGTH: 12 } as const;
const BLOCK_FIELDS: readonly Field[] = [
  { offset: 0, size: 4 },
  { offset: 4, size: 4, isLength: true },
];
const INTERFACE_DESCRIPTION = { TYPE: 1, LINK_TYPE: { offset: 8, size: 2 } } as const;
const TIMED_PACKET_FIELDS: readonly Field[] = [
  { offset: 12, size: 4 },
  { offset: 16, size: 4 },
  { offset: 20, size: 4, isLength: true },
  { offset: 24, size: 4, isLength: true },
];
const BODY_FIELDS: ReadonlyMap<number, readonly Field[]> = new Map<number, readonly Field[]>([
  [
    SECTION_HEADER_TYPE,
    [
      { offset: 8, size: 4 },
      { offset: 12, size: 2 },
      { offset: 14, size: 2 },
      { offset: 16, size: 4, isLength: true },
      { offset: 20, size: 4, isLength: true },
    ],
  ],
  [
    INTERFACE_DESCRIPTION.TYPE,
    [
      { offset: 12, size: 4, isLength: true },
      // The first option.
      { offset: 16, size: 2 },
      { offset: 18, size: 2, isLength: true },
    ],
  ],
  [2, [{ offset: 8, size: 2 }, ...TIMED_PACKET_FIELDS]],
  [3, [{ offset: 8, size: 4, isLength: true }]],
  [6, [{ offset: 8, size: 4 }, ...TIMED_PACKET_FIELDS]],
]);
/** Where the data of a packet block starts. */
const PACKET_DATA: ReadonlyMap<number, number> = new Map([
  [2, 28],
  [3, 12],
  [6, 28],
]);

/** The layout of a pcap or pcapng capture up to the first length that reaches beyond its end; else nothing. */
export function captureLayout(bytes: Uint8Array): CaptureLayout {
  const layout = new LayoutBuilder(bytes);
  if (bytes.length >= BLOCK.MIN_LENGTH) {
    const magic = layout.view.getUint32(0);
    const littleEndian = MAGICS.get(magic);
    if (littleEndian !== undefined) layPcap(layout, littleEndian);
    else if (magic === SECTION_HEADER_TYPE) layPcapng(layout);
  }
  return layout;
}

class LayoutBuilder implements CaptureLayout {
  readonly fields: HeaderField[] = [];
  readonly packets: PacketBytes[] = [];
  readonly boundaries: number[] = [0];
  readonly linkTypes: HeaderField[] = [];
  readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.view.byteLength;
  }

  addFields(fields: readonly Field[], start: number, littleEndian: boolean): void {
    for (const field of fields) this.#add(this.fields, field, start, littleEndian);
  }

  addLinkType(field: Field, start: number, littleEndian: boolean): void {
    this.#add(this.linkTypes, field, start, littleEndian);
  }

  #add(to: HeaderField[], { offset, size, isLength = false }: Field, start: number, littleEndian: boolean) {
    if (start + offset + size > this.length) return;
    to.push({ offset: start + offset, size, littleEndian, isLength });
  }
}

function layPcap(layout: LayoutBuilder, littleEndian: boolean): void {
  layout.addFields(PCAP_HEADER_FIELDS, 0, littleEndian);
  layout.addLinkType(PCAP_HEADER.LINK_TYPE, 0, littleEndian);
  let record: number = PCAP_HEADER.LENGTH;
  while (record + PCAP_RECORD.HEADER_LENGTH <= layout.length) {
    layout.boundaries.push(record);
    layout.addFields(PCAP_RECORD_FIELDS, record, littleEndian);
    const start = record + PCAP_RECORD.HEADER_LENGTH;
    const end = start + layout.view.getUint32(record + PCAP_RECORD.CAPTURED_LENGTH, littleEndian);
    if (end > layout.length) return;
    layout.packets.push({ start, end });
    record = end;
  }
  if (record <= layout.length) layout.boundaries.push(record);
}

function layPcapng(layout: LayoutBuilder): void {
  const { view } = layout;
  let littleEndian = true;
  let block = 0;
  while (block + BLOCK.MIN_LENGTH <= layout.length) {
    const isSection = view.getUint32(block) === SECTION_HEADER_TYPE;
    if (isSection) littleEndian = view.getUint32(block + BLOCK.BODY, true) === BYTE_ORDER_MAGIC;
    const type = view.getUint32(block, littleEndian);
    const length = view.getUint32(block + BLOCK.TOTAL_LENGTH, littleEndian);
    layout.addFields([...BLOCK_FIELDS, ...(BODY_FIELDS.get(type) ?? [])], block, littleEndian);
    if (type === INTERFACE_DESCRIPTION.TYPE) {
      layout.addLinkType(INTERFACE_DESCRIPTION.LINK_TYPE, block, littleEndian);
    }
    const end = block + length;
    if (length < BLOCK.MIN_LENGTH || end > layout.length) return;
    layout.addFields([{ offset: length - 4, size: 4, isLength: true }], block, littleEndian);
    const data = PACKET_DATA.get(type);
    if (data !== undefined && block + data < end - 4)
      layout.packets.push({ start: block + data, end: end - 4 });
    block = end;
    layout.boundaries.push(block);
  }
}

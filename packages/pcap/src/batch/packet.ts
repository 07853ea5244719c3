import { NANOSECONDS_PER_SECOND } from './duration.js';
import { type AddressFieldName, type FieldName, IP_FIELDS, MAC_FIELDS, NUMBER_FIELDS } from './fields.js';
import type { HeaderColumns } from './header-columns.js';
import type { PacketBatch } from './packet-batch.js';
import { PROTOCOL_NAMES, Protocol, type ProtocolName } from './protocols.js';
import { SKIP_REASONS, type SkipReason } from './skip-reason.js';

/**
 * The header fields of one packet: those of {@link HeaderColumns}, addresses as text; those that the packet lacks are
 * undefined.
 */
export interface HeaderFields extends Readonly<Partial<FieldValues>> {
  /** The layers found in the packet, from the bottom of the stack. */
  readonly protocols: readonly ProtocolName[];
}

type FieldValues = {
  [Name in Exclude<FieldName, 'frameTime'>]: Name extends AddressFieldName ? string : number;
};

/** One packet as an object, for where clarity counts more than speed. */
export interface Packet extends HeaderFields {
  /** `frame.number`, counted from 1. */
  readonly number: number;
  /** `frame.time_epoch` in seconds since 1970-01-01 UTC, to about a quarter of a microsecond; undefined if not told. */
  readonly time: number | undefined;
  /** `frame.len`, bytes on the wire. */
  readonly frameLen: number;
  /** `frame.cap_len`, bytes in the capture. */
  readonly frameCapLen: number;
  /** Link-layer header type, number of the tcpdump.org registry. */
  readonly linkType: number;
  /** Why the packet was not decoded; undefined if it was. */
  readonly skipped: SkipReason | undefined;
  /** The packet's own headers: those in front of what is tunnelled or quoted. */
  readonly outermost: HeaderFields;
}

/** Packet `row` of a batch as an object that stays valid. */
export function packetAt(batch: PacketBatch, row: number): Packet {
  const fields = headerFields(batch, batch, row);
  const { outermost } = batch;
  return {
    number: batch.firstPacket + row + 1,
    time: batch.has(row, 'frameTime')
      ? batch.timeSeconds[row] + batch.timeNanoseconds[row] / NANOSECONDS_PER_SECOND
      : undefined,
    frameLen: batch.frameLen[row],
    frameCapLen: batch.frameCapLen[row],
    linkType: batch.linkType[row],
    skipped: SKIP_REASONS[batch.skipped[row]] ?? undefined,
    ...fields,
    outermost: outermost === batch ? fields : headerFields(batch, outermost, row),
  };
}

function headerFields({ macs, ips }: PacketBatch, columns: HeaderColumns, row: number): HeaderFields {
  const values: Partial<FieldValues> = {};
  const names = presentNames(columns, row);
  for (const name of names.numbers) values[name] = columns[name][row];
  for (const name of names.macs) values[name] = macs.text(columns[name][row]);
  for (const name of names.ips) values[name] = ips.text(columns[name][row]);
  return { ...values, protocols: layersOf(columns.protocols[row]) };
}

/** The names of the fields that a packet has, by what their values are. */
interface PresentNames {
  readonly numbers: readonly (typeof NUMBER_FIELDS)[number][];
  readonly macs: readonly (typeof MAC_FIELDS)[number][];
  readonly ips: readonly (typeof IP_FIELDS)[number][];
}

/** Packets have few sets of fields and of layers; a hostile capture may have very many. */
const MOST_REMEMBERED = 4096;
const NAMES = new Map<number, PresentNames>();
const LAYERS = new Map<number, readonly ProtocolName[]>();

function presentNames(columns: HeaderColumns, row: number): PresentNames {
  // The second word has far less than the 21 bits that a number has left beside the first.
  const bits = columns.presentMore[row] * 2 ** 32 + columns.present[row];
  return remembered(NAMES, bits, () => {
    const isPresent = (name: FieldName) => columns.has(row, name);
    return {
      numbers: NUMBER_FIELDS.filter(isPresent),
      macs: MAC_FIELDS.filter(isPresent),
      ips: IP_FIELDS.filter(isPresent),
    };
  });
}

function layersOf(protocols: number): readonly ProtocolName[] {
  return remembered(LAYERS, protocols, () =>
    Object.freeze(PROTOCOL_NAMES.filter((name) => (protocols & Protocol[name]) !== 0)),
  );
}

function remembered<T>(known: Map<number, T>, bits: number, make: () => T): T {
  const found = known.get(bits);
  if (found !== undefined) return found;
  const made = make();
  if (known.size < MOST_REMEMBERED) known.set(bits, made);
  return made;
}

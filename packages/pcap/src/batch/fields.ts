/**
 * The header fields that a packet may or may not have, and their bits in `HeaderColumns.present`.
 *
 * A field is present if its bytes were captured; absent is never confused with 0. Fields of one header that share a
 * bit come together: only if all of them were captured are they present.
 */
export const Field = {
  frameTime: 1 << 0,
  ethSrc: 1 << 1,
  ethDst: 1 << 2,
  ethType: 1 << 3,
  vlanId: 1 << 4,
  vlanEtype: 1 << 5,
  arpOpcode: 1 << 6,
  arpSrcProtoIpv4: 1 << 7,
  arpDstProtoIpv4: 1 << 7,
  ipVersion: 1 << 8,
  ipHdrLen: 1 << 9,
  ipDsfield: 1 << 9,
  ipLen: 1 << 10,
  ipId: 1 << 10,
  ipFlags: 1 << 10,
  ipTtl: 1 << 11,
  ipProto: 1 << 11,
  ipSrc: 1 << 12,
  ipDst: 1 << 13,
  ipv6Tclass: 1 << 14,
  ipv6Flow: 1 << 14,
  ipv6Plen: 1 << 14,
  ipv6Nxt: 1 << 14,
  ipv6Hlim: 1 << 14,
  ipv6Src: 1 << 14,
  ipv6Dst: 1 << 15,
  icmpType: 1 << 16,
  icmpCode: 1 << 16,
  icmpv6Type: 1 << 17,
  icmpv6Code: 1 << 17,
  igmpType: 1 << 18,
  greProto: 1 << 19,
  tcpSrcport: 1 << 20,
  tcpDstport: 1 << 20,
  tcpSeqRaw: 1 << 21,
  tcpAckRaw: 1 << 21,
  tcpFlags: 1 << 21,
  tcpWindowSizeValue: 1 << 21,
  tcpLen: 1 << 22,
  udpSrcport: 1 << 23,
  udpDstport: 1 << 23,
  udpLength: 1 << 24,
} as const;

/** More such fields, and their bits in `HeaderColumns.presentMore`: a word has 32 bits, and there are more fields. */
export const MoreField = {
  tcpOptionKind: 1 << 0,
  tcpOptionsMssVal: 1 << 1,
  tcpOptionsWscaleShift: 1 << 2,
  tcpOptionsSackCount: 1 << 3,
  tcpOptionsTimestampTsval: 1 << 4,
  tcpOptionsTimestampTsecr: 1 << 4,
  sctpSrcport: 1 << 5,
  sctpDstport: 1 << 5,
} as const;

/** Name of a field that may be absent. */
export type FieldName = keyof typeof Field | keyof typeof MoreField;

const FIELD_BITS: Readonly<Partial<Record<FieldName, number>>> = Field;
const MORE_FIELD_BITS: Readonly<Partial<Record<FieldName, number>>> = MoreField;

/** The names of all fields. */
export const FIELD_NAMES = [...Object.keys(Field), ...Object.keys(MoreField)] as readonly FieldName[];

/** Bits of a word. */
export const WORD = 32;

/** The place of each field's bit: in the first word, or behind it in the second. */
export const FIELD_CODES = { ...placesOf(Field, 0), ...placesOf(MoreField, WORD) };

function placesOf<Name extends FieldName>(
  fields: Readonly<Record<Name, number>>,
  start: number,
): Readonly<Record<Name, number>> {
  const places: Record<Name, number> = { ...fields };
  for (const name in fields) places[name] = start + WORD - 1 - Math.clz32(fields[name]);
  return places;
}

/** Fields that packets are asked for together, and in loops: see `HeaderColumns.hasAll`. */
export class FieldSet {
  /** Bits of {@link Field}. @internal */
  readonly bits: number;
  /** Bits of {@link MoreField}. @internal */
  readonly moreBits: number;

  constructor(...names: readonly FieldName[]) {
    this.bits = names.reduce((bits, name) => bits | (FIELD_BITS[name] ?? 0), 0);
    this.moreBits = names.reduce((bits, name) => bits | (MORE_FIELD_BITS[name] ?? 0), 0);
  }
}

/** The fields that are indices into the capture's MAC addresses. */
export const MAC_FIELDS = ['ethSrc', 'ethDst'] as const satisfies readonly FieldName[];

/** The fields that are indices into the capture's IP addresses. */
export const IP_FIELDS = [
  'arpSrcProtoIpv4',
  'arpDstProtoIpv4',
  'ipSrc',
  'ipDst',
  'ipv6Src',
  'ipv6Dst',
] as const satisfies readonly FieldName[];

/** Name of a field that is an address. */
export type AddressFieldName = (typeof MAC_FIELDS)[number] | (typeof IP_FIELDS)[number];

/** Name of a field that is a number as it is. */
export type NumberFieldName = Exclude<FieldName, 'frameTime' | AddressFieldName>;

/** The fields that are numbers as they are. */
export const NUMBER_FIELDS: readonly NumberFieldName[] = FIELD_NAMES.filter(isNumberField);

function isNumberField(name: string): name is NumberFieldName {
  const others: readonly string[] = ['frameTime', ...MAC_FIELDS, ...IP_FIELDS];
  return !others.includes(name);
}

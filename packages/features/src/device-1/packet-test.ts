import type { FieldName, FieldSet, HeaderColumns } from '@networkml/pcap';
import type { AddressFacts } from '../headers/address-facts.js';

/** What tells packets of a kind, by their own headers: not those of what they tunnel or quote. */
export type PacketTest = ProtocolTest | ValueTest | HeaderTest;

/** Whether a packet has a header of a protocol. */
export interface ProtocolTest {
  /** Its bit of `Protocol`. */
  readonly protocol: number;
}

/** Name of a field that has a column. */
export type ColumnName = Exclude<FieldName, 'frameTime'>;

/** Whether the value of a field is one of some. */
export interface ValueTest {
  /** The field, of at most 16 bits; of several the first one that a packet has. */
  readonly fields: readonly ColumnName[];
  /** Which values; asked once for each. @defaultValue any */
  readonly accepts?: (value: number) => boolean;
}

/** Whether the headers are as they should. */
export interface HeaderTest {
  /** The fields that a packet has. */
  readonly present: FieldSet;
  /** @defaultValue all of those packets are */
  readonly matches?: (headers: HeaderColumns, row: number, addresses: AddressFacts) => boolean;
}

import { type PacketBatch, WIRESHARK_FIELDS } from '@networkml/pcap';
import { FeatureSchema } from '../schema/feature-schema.js';
import type { TableLayout, TableRows } from './table-layout.js';

/** A packet of a capture, as it is written. */
export interface PacketEntry {
  readonly filename: string;
  readonly packets: PacketBatch;
  readonly row: number;
}

/** How packets are written: the thirty fields that NetworkML 0.6.10 reads, as tshark prints them. No features. */
export const PACKET_LAYOUT: TableLayout<PacketEntry> = {
  schema: new FeatureSchema('packet@0', []),
  rowColumns: [
    { name: 'filename', type: 'text', value: ({ filename }) => filename },
    ...WIRESHARK_FIELDS.map(({ name, format }) => ({
      name,
      type: 'text' as const,
      value: ({ packets, row }: PacketEntry) => format(packets, row) || undefined,
    })),
  ],
  toJson: ({ filename: capture, packets, row }) => ({
    capture,
    ...Object.fromEntries(
      WIRESHARK_FIELDS.map(({ name, format }) => [name, format(packets, row)]).filter(
        ([, text]) => text !== '',
      ),
    ),
  }),
};

/**
 * The rows of a batch of packets, to be written before the next one is read.
 *
 * @param filename name of the capture
 */
export function packetRows(packets: PacketBatch, filename: string): TableRows<PacketEntry> {
  const rows = Array.from({ length: packets.length }, (_, row) => ({ filename, packets, row }));
  return { rows, columns: new Map() };
}

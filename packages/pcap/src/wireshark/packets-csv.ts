import type { PacketBatch } from '../batch/packet-batch.js';
import { WIRESHARK_FIELDS } from './wireshark-fields.js';

/** Header line of the packet table: the names of {@link WIRESHARK_FIELDS}. */
export const PACKETS_CSV_HEADER = `${WIRESHARK_FIELDS.map((field) => field.name).join(',')}\n`;

/** One CSV line a packet, absent fields empty. No field ever holds a character that RFC 4180 would have quoted. */
export function packetsCsv(packets: PacketBatch): string {
  let csv = '';
  for (let row = 0; row < packets.length; row++) {
    csv += `${WIRESHARK_FIELDS.map((field) => field.format(packets, row)).join(',')}\n`;
  }
  return csv;
}

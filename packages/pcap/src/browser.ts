export { type AddressFamily, AddressTable } from './address-table.js';
export { Capture, type CaptureOptions } from './capture.js';
export {
  CaptureError,
  type CaptureErrorCode,
  type CaptureErrorLayer,
  type CaptureErrorPlace,
} from './capture-error.js';
export type { CaptureSource } from './capture-source.js';
export { CaptureStatistics } from './capture-statistics.js';
export type { CaptureCompression } from './compression/compression.js';
export type { CaptureFormat } from './container/container-reader.js';
export { Field, type FieldName, HeaderColumns } from './header-columns.js';
export { linkTypeName } from './link/link-types.js';
export { openCapture } from './open-capture.js';
export { type HeaderFields, type Packet, packetAt } from './packet.js';
export { PacketBatch } from './packet-batch.js';
export { PACKETS_CSV_HEADER, packetsCsv } from './packets-csv.js';
export { PROTOCOL_NAMES, Protocol, type ProtocolName } from './protocols.js';
export { SKIP_REASONS, type SkipReason } from './skip-reason.js';
export { WIRESHARK_FIELDS, type WiresharkField } from './wireshark-fields.js';
export type { PacketRecord } from './write/packet-record.js';
export { type PcapWriteOptions, writePcap } from './write/pcap.js';
export { type PcapngWriteOptions, writePcapng } from './write/pcapng.js';

export { type AddressFamily, AddressTable } from './batch/address-table.js';
export { NANOSECONDS_PER_SECOND } from './batch/duration.js';
export { FIELD_NAMES, type FieldName, FieldSet } from './batch/fields.js';
export { mixHash } from './batch/hash.js';
export { HeaderColumns } from './batch/header-columns.js';
export { type HeaderFields, type Packet, packetAt } from './batch/packet.js';
export { PacketBatch } from './batch/packet-batch.js';
export { PROTOCOL_NAMES, Protocol, type ProtocolName } from './batch/protocols.js';
export { SKIP_REASONS, type SkipReason } from './batch/skip-reason.js';
export type { CaptureSource } from './bytes/capture-source.js';
export { Capture, type CaptureOptions } from './capture.js';
export {
  CaptureError,
  type CaptureErrorCode,
  type CaptureErrorLayer,
  type CaptureErrorPlace,
} from './capture-error.js';
export { CaptureStatistics } from './capture-statistics.js';
export type { CaptureCompression } from './compression/compression.js';
export type { CaptureFormat } from './container/container-reader.js';
export { type InvalidArgumentCode, InvalidArgumentError } from './invalid-argument-error.js';
export { linkTypeName } from './link/link-types.js';
export { HEADER_LENGTHS } from './network/header-lengths.js';
export { openCapture } from './open-capture.js';
export { PACKETS_CSV_HEADER, packetsCsv } from './wireshark/packets-csv.js';
export { WIRESHARK_FIELDS, type WiresharkField } from './wireshark/wireshark-fields.js';
export type { PacketRecord } from './write/packet-record.js';
export { type PcapWriteOptions, writePcap } from './write/pcap.js';
export { type PcapngWriteOptions, writePcapng } from './write/pcapng.js';

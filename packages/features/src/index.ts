export type { ConversationRecord, Part } from './conversations/conversation-record.js';
export type { LinkObservations } from './conversations/link-observations.js';
export { LINK_PROTOCOLS, type LinkProtocol } from './conversations/link-protocols.js';
export { OPERATING_SYSTEMS, type OperatingSystem } from './conversations/operating-systems.js';
export { DEVICE } from './device-1/device.js';
export { DEVICE_2 } from './device-2/device-2.js';
export type { DeviceKey, DeviceRecord } from './devices/device-record.js';
export { Devices } from './devices/devices.js';
export { type Direction, IN, OUT } from './devices/direction.js';
export type { TimeWindow, WindowOptions } from './devices/time-windows.js';
export { Traffic } from './devices/traffic.js';
export { type DeviceRow, FeatureTable } from './feature-table.js';
export { type FeatureLevel, type FeaturizeOptions, Featurizer, featurize } from './featurize.js';
export { FLOW } from './flow/flow.js';
export { FlowMeter, type FlowOptions, meterFlows } from './flow/flow-meter.js';
export type { FlowEndReason, FlowRow } from './flow/flow-row.js';
export { FlowTable } from './flow/flow-table.js';
export { AddressFacts } from './headers/address-facts.js';
export { type IpScope, ipScope } from './headers/ip-scope.js';
export type { IpFlags } from './host-footprint/header-bits.js';
export { HOST_FOOTPRINT, type HostFootprintOptions, hostFootprint } from './host-footprint/host-footprint.js';
export { csvHeader, csvRows } from './output/csv.js';
export {
  type DeviceEntry,
  type DeviceLayoutOptions,
  deviceLayout,
  deviceRows,
} from './output/device-layout.js';
export { FLOW_LAYOUT, type FlowEntry, flowRows } from './output/flow-layout.js';
export { ndjsonRows } from './output/ndjson.js';
export { PACKET_LAYOUT, type PacketEntry, packetRows } from './output/packet-layout.js';
export type { RowRange } from './output/row-range.js';
export type { RowColumn, TableLayout, TableRows } from './output/table-layout.js';
export { TABLE_FORMATS, type TableFormat, writeTable } from './output/write-table.js';
export type {
  ConversationFacts,
  DeviceProfile,
  GatewayFacts,
  PeerFacts,
  ProfileSubject,
  ScanFacts,
  StackFacts,
} from './profile/device-profile.js';
export type { InsideAndOutside } from './profile/inside-and-outside.js';
export { profileSentence } from './profile/profile-sentence.js';
export { deviceProfile } from './profile/profile-tally.js';
export type { ServiceFacts } from './profile/service-facts.js';
export {
  type AccumulatedGroup,
  type Accumulator,
  type FeatureDefinition,
  type FeatureGroup,
  type FeatureRange,
  FeatureSchema,
  type FeatureUnit,
  isProfileGroup,
  type ProfileGroup,
} from './schema/feature-schema.js';
export { FeatureSchemaError, type FeatureSchemaErrorCode } from './schema/feature-schema-error.js';
export { FEATURE_SCHEMAS } from './schema/feature-schemas.js';
export { type PacketCount, packetCounts } from './schema/packet-counts.js';
export { schemaDescription, schemaMarkdown } from './schema/schema-description.js';
export {
  requireSameFeatures,
  type SchemaMismatchCode,
  SchemaMismatchError,
} from './schema/schema-mismatch-error.js';
export { type AnyServiceClass, classOfPort, isServicePort, serviceOfPort } from './services/service-ports.js';
export {
  SERVICE_CLASSES,
  SERVICES,
  type Service,
  type ServiceClass,
  type Transport,
} from './services/service-table.js';
export type { PacketWindow, ViewOptions } from './views/view-options.js';

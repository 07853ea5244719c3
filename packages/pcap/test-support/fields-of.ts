import { AddressTable } from '../src/batch/address-table.js';
import type { FieldName } from '../src/batch/fields.js';
import type { HeaderColumns } from '../src/batch/header-columns.js';
import { PacketBatch } from '../src/batch/packet-batch.js';
import { PROTOCOL_NAMES, Protocol } from '../src/batch/protocols.js';
import { SKIP_REASONS } from '../src/batch/skip-reason.js';
import { CaptureStatistics } from '../src/capture-statistics.js';
import { BatchSink } from '../src/dissection/batch-sink.js';
import { type ColumnName, namedValues } from './field-text.js';
import { viewOf } from './view-of.js';

/** The fields that say what a packet is and between whom it goes: those that NetworkML 0.6.10 uses, but for its time. */
const FLOW_FIELDS = [
  'ethSrc',
  'ethDst',
  'ethType',
  'vlanId',
  'vlanEtype',
  'arpOpcode',
  'ipVersion',
  'ipDsfield',
  'ipFlags',
  'ipProto',
  'ipSrc',
  'ipDst',
  'ipv6Src',
  'ipv6Dst',
  'icmpCode',
  'icmpv6Code',
  'greProto',
  'tcpSrcport',
  'tcpDstport',
  'tcpFlags',
  'udpSrcport',
  'udpDstport',
] as const satisfies readonly FieldName[];

/** Present fields by name, addresses as text. */
type Fields = Partial<Record<FieldName, number | string>>;

/** What the dissector finds in a frame. */
export interface Dissected {
  /** Fields that say what the packet is and between whom it goes. */
  readonly fields: Fields;
  /** The layers, from the bottom of the stack: `eth:ip:udp`. */
  readonly protocols: string;
  readonly skipped: string | null;
}

/** Dissects a frame without time. It lies among bytes that no dissector may read, so that reading beyond it shows. */
export function batchOf(frame: Uint8Array, linkType = 1, originalLength = frame.length): PacketBatch {
  const surrounded = new Uint8Array(frame.length + 128).fill(0x45);
  surrounded.set(frame, 64);
  const batch = new PacketBatch(1, new AddressTable(), new AddressTable());
  const sink = new BatchSink(batch, new CaptureStatistics());
  sink.packet(viewOf(surrounded), 64, 64 + frame.length, originalLength, linkType, Number.NaN, 0);
  return batch;
}

/** Dissects a frame. */
export function dissect(frame: Uint8Array, linkType?: number): Dissected {
  const batch = batchOf(frame, linkType);
  return {
    fields: valuesOf(batch, batch, FLOW_FIELDS),
    protocols: protocolsOf(batch),
    skipped: SKIP_REASONS[batch.skipped[0]],
  };
}

/** The fields that say what a frame is and between whom it goes, absent ones left out. */
export function fieldsOf(frame: Uint8Array, linkType?: number): Fields {
  return dissect(frame, linkType).fields;
}

/** The named fields of a frame, absent ones left out. */
export function headerOf(frame: Uint8Array, names: readonly ColumnName[], originalLength?: number): Fields {
  const batch = batchOf(frame, 1, originalLength);
  return valuesOf(batch, batch, names);
}

/** Likewise of the frame's own headers, in front of what it tunnels or quotes. */
export function outermostOf(frame: Uint8Array): { readonly fields: Fields; readonly protocols: string } {
  const batch = batchOf(frame);
  return { fields: valuesOf(batch, batch.outermost, FLOW_FIELDS), protocols: protocolsOf(batch.outermost) };
}

function valuesOf(batch: PacketBatch, columns: HeaderColumns, names: readonly ColumnName[]): Fields {
  return Object.fromEntries(namedValues(batch, columns, 0, names));
}

function protocolsOf(columns: HeaderColumns): string {
  return PROTOCOL_NAMES.filter((name) => (columns.protocols[0] & Protocol[name]) !== 0).join(':');
}

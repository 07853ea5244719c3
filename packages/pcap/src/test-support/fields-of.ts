import { AddressTable } from '../address-table.js';
import { BatchSink } from '../batch-sink.js';
import { CaptureStatistics } from '../capture-statistics.js';
import { Field, type FieldName, PacketBatch } from '../packet-batch.js';
import { PROTOCOL_NAMES, Protocol } from '../protocols.js';
import { SKIP_REASONS } from '../skip-reason.js';

/** What the dissector finds in a frame: present fields by name, addresses as text. */
export interface Dissected {
  readonly fields: Partial<Record<FieldName, number | string>>;
  /** The layers, from the bottom of the stack: `eth:ip:udp`. */
  readonly protocols: string;
  readonly skipped: string | null;
}

const MACS: readonly string[] = ['ethSrc', 'ethDst'];
const IPS: readonly string[] = ['ipSrc', 'ipDst', 'ipv6Src', 'ipv6Dst'];
const FIELD_NAMES = Object.keys(Field) as readonly FieldName[];

/** Dissects a frame without time. It lies among bytes that no dissector may read, so that reading beyond it shows. */
export function dissect(frame: Uint8Array, linkType = 1): Dissected {
  const surrounded = new Uint8Array(frame.length + 128).fill(0x45);
  surrounded.set(frame, 64);
  const batch = new PacketBatch(1, new AddressTable(), new AddressTable());
  const sink = new BatchSink(batch, new CaptureStatistics());
  sink.packet(surrounded, 64, 64 + frame.length, frame.length, linkType, Number.NaN, 0);
  return {
    fields: Object.fromEntries(
      FIELD_NAMES.filter((name) => batch.has(0, name)).map((name) => [name, textOrNumber(batch, name)]),
    ),
    protocols: PROTOCOL_NAMES.filter((name) => (batch.protocols[0] & Protocol[name]) !== 0).join(':'),
    skipped: SKIP_REASONS[batch.skipped[0]],
  };
}

/** The fields of a frame, absent ones left out. */
export function fieldsOf(frame: Uint8Array, linkType?: number): Dissected['fields'] {
  return dissect(frame, linkType).fields;
}

function textOrNumber(batch: PacketBatch, name: FieldName): number | string {
  if (name === 'frameTime') return batch.timeSeconds[0];
  if (MACS.includes(name)) return batch.macs.text(batch[name][0]);
  if (IPS.includes(name)) return batch.ips.text(batch[name][0]);
  return batch[name][0];
}

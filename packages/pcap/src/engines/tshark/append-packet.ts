import type { PacketBatch } from '../../batch/packet-batch.js';
import { PROTOCOL_NAMES, Protocol } from '../../batch/protocols.js';
import { Skip } from '../../batch/skip-reason.js';
import { CaptureError } from '../../capture-error.js';
import type { BatchSink } from '../../dissection/batch-sink.js';
import { LINK_TYPES } from '../../link/link-types.js';
import { fillColumns } from './columns.js';
import { numberIn, timeIn } from './field-values.js';
import { ownRecord, type PacketRecord, parseRecord } from './packet-record.js';
import { tunnelStart } from './tunnel-start.js';
import { LINK_TYPE_OF_ENCAPSULATION } from './wiretap-encapsulations.js';

/** What stands for a link type that the registry does not number. */
const UNREGISTERED_LINK_TYPE = 0xffff_ffff;

/** Raw IP: packets without link header, which Wireshark gives no layer of its own if all of them are of one version. */
const RAW_LINK_TYPES: readonly number[] = [101, 228, 229];

/**
 * Adds the packet that a record tells of. Nothing is added for a block of a pcapng file that is no packet, though
 * Wireshark numbers it as one.
 *
 * @throws {@link CaptureError} if the record is no such thing
 */
export function appendPacket(sink: BatchSink, text: string): void {
  const record = parseRecord(text);
  const isPacket = record.values.has('frame.encap_type');
  if (!isPacket) return;
  const { batch } = sink;
  const layers = (record.values.get('frame.protocols') ?? '').split(':');
  const tunnel = tunnelStart(layers);
  const own = tunnel < 0 ? undefined : ownRecord(record);
  const row = appendFrame(sink, record);
  const linkType = LINK_TYPES.get(batch.linkType[row]);
  if (linkType === undefined) {
    batch.skipped[row] = Skip.unsupportedLinkType;
    return;
  }
  // Wireshark names the layer of a header that is cut off.
  if (batch.frameCapLen[row] < linkType.headerLength) {
    batch.skipped[row] = Skip.truncatedLinkHeader;
    return;
  }
  if (own !== undefined) {
    fillHeaders(batch, row, own, layers.slice(0, tunnel));
    batch.keepOutermost(row);
  }
  fillHeaders(batch, row, record, layers);
}

function appendFrame(sink: BatchSink, record: PacketRecord): number {
  const { seconds, nanoseconds } = timeIn(record.values.get('frame.time_epoch'));
  const encapsulation = frameNumber(record, 'frame.encap_type');
  return sink.append(
    frameNumber(record, 'frame.len'),
    frameNumber(record, 'frame.cap_len'),
    LINK_TYPE_OF_ENCAPSULATION.get(encapsulation) ?? UNREGISTERED_LINK_TYPE,
    seconds,
    nanoseconds,
  );
}

function frameNumber({ values }: PacketRecord, name: string): number {
  const text = values.get(name) ?? '';
  const value = numberIn(text);
  if (!Number.isNaN(value)) return value;
  throw new CaptureError('unreadable', `tshark tells ${name} as "${text}", expected a number`, {
    byteOffset: 0,
    layer: 'source',
  });
}

function fillHeaders(batch: PacketBatch, row: number, record: PacketRecord, layers: readonly string[]): void {
  fillColumns(batch, row, record);
  let protocols = 0;
  for (const name of PROTOCOL_NAMES) if (layers.includes(name)) protocols |= Protocol[name];
  if (RAW_LINK_TYPES.includes(batch.linkType[row])) protocols |= Protocol.raw;
  if (!batch.has(row, 'ethSrc')) protocols &= ~Protocol.eth;
  batch.protocols[row] = protocols;
}

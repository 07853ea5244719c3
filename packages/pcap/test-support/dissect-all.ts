import { AddressTable } from '../src/batch/address-table.js';
import { PacketBatch } from '../src/batch/packet-batch.js';
import { CaptureStatistics } from '../src/capture-statistics.js';
import { BatchSink } from '../src/dissection/batch-sink.js';
import { viewOf } from './view-of.js';

/** Dissects the frames of one capture one after the other; each gives its UDP source port, or undefined. */
export function udpPortsOf(frames: readonly Uint8Array[]): (number | undefined)[] {
  const batch = new PacketBatch(frames.length, new AddressTable(), new AddressTable());
  const sink = new BatchSink(batch, new CaptureStatistics());
  for (const frame of frames) sink.packet(viewOf(frame), 0, frame.length, frame.length, 1, Number.NaN, 0);
  return frames.map((_, row) => (batch.has(row, 'udpSrcport') ? batch.udpSrcport[row] : undefined));
}

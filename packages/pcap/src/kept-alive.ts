import { AddressTable } from './batch/address-table.js';
import { HeaderColumns } from './batch/header-columns.js';
import { PacketBatch } from './batch/packet-batch.js';
import { ByteWindow } from './bytes/byte-window.js';
import { CaptureStatistics } from './capture-statistics.js';
import { PcapReader } from './container/pcap.js';
import { PcapngReader } from './container/pcapng.js';
import { BatchSink } from './dissection/batch-sink.js';

/**
 * An object of each class that the hot loops see. When V8 collects the last object of a class it throws the code away
 * that it optimized for it, and what it compiles the next time is several times slower: without these, a process that
 * reads one capture after another would be slow from the first collection between two of them on.
 */
export const KEPT_ALIVE: readonly object[] = [
  new BatchSink(new PacketBatch(1, new AddressTable(), new AddressTable()), new CaptureStatistics()),
  new HeaderColumns(1),
  new PcapReader(),
  new PcapngReader(),
  new ByteWindow(),
];

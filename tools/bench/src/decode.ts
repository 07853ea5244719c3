import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Capture, openCapture, openCaptureFile } from '@networkml/pcap';
import { parse } from 'pcap-parser';
import { captureArguments } from './arguments.js';
import { WHOLE_PACKETS } from './captures/repeated-capture.js';
import { type TemporaryCapture, withTemporaryCapture } from './captures/temporary-capture.js';
import { type Contestant, type Standing, standingText, takeTurns, timeRatio } from './contest.js';
import { walkRecords, walkRecordsOfFile } from './record-walk.js';

const ROUNDS = 9;
const DEFAULTS = { packets: 1_000_000, snapshotLength: WHOLE_PACKETS };
/** Names of the contestants that others are compared with. */
const NAME = {
  bareInMemory: 'in memory: bare loop over the record headers',
  batchesInMemory: 'in memory: batches()',
  bareOfFile: 'from a file: bare loop over the record headers',
  batchesOfFile: 'from a file: batches()',
  pcapParser: "from a file: pcap-parser's packet events",
} as const;

/** A way to read a capture that tells how many packets it met. */
interface Reader {
  readonly name: string;
  readonly read: () => number | Promise<number>;
}

/** Compares ways to read a capture, side by side. */
export async function decode(args: readonly string[]): Promise<void> {
  await withTemporaryCapture(captureArguments(args, DEFAULTS), async (capture) => {
    const contestants = readers(capture.path).map((reader) => contestant(reader, capture.packets));
    const standings = await takeTurns(contestants, ROUNDS);
    for (const standing of standings) console.log(line(standing, capture));
    console.log(`(medians of ${ROUNDS} rounds; ± is half of the range)`);
    for (const comparison of comparisons(standings)) console.log(comparison);
  });
}

function readers(path: string): Reader[] {
  const bytes = Uint8Array.from(readFileSync(path));
  return [
    { name: NAME.bareInMemory, read: () => walkRecords(bytes) },
    { name: NAME.batchesInMemory, read: async () => countInBatches(await openCapture(bytes)) },
    {
      name: `${NAME.batchesInMemory}, outermost too`,
      read: async () => countInOutermost(await openCapture(bytes)),
    },
    { name: 'in memory: packets()', read: async () => countOneByOne(await openCapture(bytes)) },
    { name: NAME.bareOfFile, read: () => walkRecordsOfFile(path) },
    { name: NAME.batchesOfFile, read: async () => countInBatches(await openCaptureFile(path)) },
    { name: NAME.pcapParser, read: () => countEvents(path) },
  ];
}

/** A reader is of no use if it misses packets. */
function contestant({ name, read }: Reader, packets: number): Contestant {
  const run = async () => {
    const found = await read();
    if (found !== packets) throw new Error(`${name}: found ${found} packets of ${packets}`);
  };
  return { name, run };
}

async function countInBatches(capture: Capture): Promise<number> {
  let packets = 0;
  for await (const batch of capture.batches()) packets += batch.length;
  return packets;
}

async function countInOutermost(capture: Capture): Promise<number> {
  let packets = 0;
  for await (const batch of capture.batches()) {
    if (batch.outermost.capacity > 0) packets += batch.length;
  }
  return packets;
}

async function countOneByOne(capture: Capture): Promise<number> {
  let packets = 0;
  for await (const packet of capture.packets()) packets = packet.number;
  return packets;
}

async function countEvents(path: string): Promise<number> {
  let packets = 0;
  const parser = parse(path);
  parser.on('packet', () => {
    packets++;
  });
  await once(parser, 'end');
  return packets;
}

function line(standing: Standing, { packets, length }: TemporaryCapture): string {
  const packetsPerSecond = (packets / standing.median / 1000).toFixed(2).padStart(7);
  const megabytesPerSecond = (length / standing.median / 1000).toFixed(0).padStart(6);
  return `${standingText(standing)} ${packetsPerSecond} million packets/s ${megabytesPerSecond} MB/s`;
}

function comparisons(standings: readonly Standing[]): string[] {
  const inMemory = timeRatio(standings, NAME.batchesInMemory, NAME.bareInMemory).toFixed(2);
  const ofFile = timeRatio(standings, NAME.batchesOfFile, NAME.bareOfFile).toFixed(2);
  const peer = timeRatio(standings, NAME.pcapParser, NAME.batchesOfFile).toFixed(1);
  return [
    `in memory, batches() take ${inMemory} x the time of the bare loop (target: at most 2)`,
    `from a file, batches() take ${ofFile} x the time of the bare loop (target: at most 2)`,
    `from a file, batches() are ${peer} x faster than pcap-parser (target: at least 12)`,
  ];
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaptureArguments } from '../arguments.js';
import { ethernetPackets } from './ethernet-packets.js';
import { type RepeatedCaptureOptions, WHOLE_PACKETS, writeRepeatedCapture } from './repeated-capture.js';

/** A capture made for a benchmark. */
export interface TemporaryCapture {
  readonly path: string;
  readonly packets: number;
  /** Bytes of the file. */
  readonly length: number;
}

/** Makes a capture of the packets in a folder, says what it is, and removes it after its use unless it shall stay. */
export async function withTemporaryCapture(
  { folder, keep, ...options }: CaptureArguments,
  use: (capture: TemporaryCapture) => Promise<void>,
): Promise<void> {
  const originals = await ethernetPackets(folder);
  const temporary = mkdtempSync(join(tmpdir(), 'networkml-bench-'));
  try {
    const path = join(temporary, 'repeated.pcap');
    const length = writeRepeatedCapture(path, originals, options);
    console.log(description(originals.length, folder, options, length));
    await use({ path, packets: options.packets, length });
    if (keep) console.log(`kept: ${path}`);
  } finally {
    if (!keep) rmSync(temporary, { recursive: true });
  }
}

function description(
  originals: number,
  folder: string,
  { packets, snapshotLength }: RepeatedCaptureOptions,
  length: number,
): string {
  const cut = snapshotLength < WHOLE_PACKETS ? `cut at ${snapshotLength} bytes` : 'whole';
  const megabytes = (length / 1_000_000).toFixed(0);
  return (
    `${thousands(packets)} packets, ${cut}, ${megabytes} MB: ` +
    `the ${thousands(originals)} of the Ethernet captures in ${folder}, again and again`
  );
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

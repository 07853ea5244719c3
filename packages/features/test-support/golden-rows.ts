import { openCaptureFile } from '@networkml/pcap';
import type { GoldenCapture } from '@networkml/reference-data';
import { type FeaturizeOptions, featurize, HOST_FOOTPRINT } from '../src/index.js';

/** A row of a table by column name, in the notation of the golden files. */
export type Row = Record<string, string | number>;

/** Relative, of reals; integers must be equal. */
const TOLERANCE = 1e-9;
const INTEGERS = new Set(
  HOST_FOOTPRINT.features.filter(({ type }) => type === 'integer').map(({ name }) => name),
);

/** The rows that we compute of a golden capture. */
export async function rowsOf(golden: GoldenCapture, options: FeaturizeOptions): Promise<Row[]> {
  const capture = await openCaptureFile(golden.capturePath);
  const table = await featurize(capture.batches(), options);
  return table.devices.map((device, row) => ({
    host_key: device.key,
    tshark_srcips: [...device.addresses].sort().join(' '),
    tshark_frame_epoch: device.lastSeen ?? '',
    ...Object.fromEntries(
      HOST_FOOTPRINT.features.map(({ name }) => [name, table.columns.get(name)?.[row] ?? Number.NaN]),
    ),
  }));
}

/** True if a value of ours is the one that the golden file has. */
export function agrees(name: string, actual: string | number, expected: string | undefined): boolean {
  if (expected === undefined) return false;
  if (name === 'host_key') return actual === expected;
  if (name === 'tshark_srcips') return actual === addressesIn(expected);
  const [a, b] = [Number(actual), Number(expected)];
  if (INTEGERS.has(name)) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** The addresses of a Python list in our order and notation: Python 3.11 writes ::ffff:10.0.0.1 as ::ffff:a00:1. */
function addressesIn(list: string): string {
  const addresses = [...list.matchAll(/'([^']+)'/g)].map((match) =>
    match[1].replace(/^::ffff:([0-9a-f]+):([0-9a-f]+)$/, (_, high: string, low: string) => {
      const bytes = [high, low].flatMap((group) => [
        Number.parseInt(group, 16) >> 8,
        Number.parseInt(group, 16) & 0xff,
      ]);
      return `::ffff:${bytes.join('.')}`;
    }),
  );
  return addresses.sort().join(' ');
}

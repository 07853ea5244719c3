import { openCaptureFile } from '@networkml/pcap';
import {
  describeWithReferenceData,
  type GoldenCapture,
  goldenCaptures,
  hasGoldenFile,
  readGoldenCsv,
} from '@networkml/reference-data';
import { describe, expect, test } from 'vitest';
import { type FeaturizeOptions, featurize, HOST_FOOTPRINT } from './index.js';

/** Where the original gives no features, and what we give instead. */
const ORIGINAL_CRASHES: ReadonlyMap<string, string> = new Map([
  ['capture ocs.pcap', 'no devices: there are no MAC addresses'],
  ['capture rdp.pcap', 'no devices: there are no MAC addresses'],
  ['capture rtsp.pcap', 'no devices: there are no MAC addresses'],
  ['edge-case empty.pcap', 'no devices: there are no packets'],
  ['edge-case mcast_src_mac_min.pcap', 'the canonical device is taken among unicast senders'],
]);

const MODES: readonly { readonly file: string; readonly options: FeaturizeOptions }[] = [
  { file: 'host.all-macs.ip-flags-word.csv', options: { ipFlags: 'word' } },
  { file: 'host.all-macs.ip-flags-tshark4.csv', options: { ipFlags: 'tshark4' } },
  { file: 'host.canonical-mac.ip-flags-word.csv', options: { ipFlags: 'word', devices: 'canonical' } },
  { file: 'host.canonical-mac.ip-flags-tshark4.csv', options: { ipFlags: 'tshark4', devices: 'canonical' } },
];

/** Relative, of reals; integers must be equal. */
const TOLERANCE = 1e-9;
const INTEGERS = new Set(
  HOST_FOOTPRINT.features.filter(({ type }) => type === 'integer').map(({ name }) => name),
);

describeWithReferenceData('host-footprint@0 equals the features of NetworkML 0.6.10', () => {
  for (const { file, options } of MODES) {
    describe(file, () => {
      for (const golden of goldenCaptures()) {
        const name = `${golden.kind} ${golden.name}`;
        if (hasGoldenFile(golden, file)) {
          test(name, async () => expect(await differences(golden, file, options)).toEqual([]));
        } else {
          test(`${name}, where the original crashes: ${ORIGINAL_CRASHES.get(name)}`, async () => {
            expect(ORIGINAL_CRASHES.has(name)).toBe(true);
            await expect(rowsOf(golden, options)).resolves.toBeInstanceOf(Array);
          });
        }
      }
    });
  }

  test('on all of the 68 captures and 26 edge cases, results where it crashes included', () => {
    const kinds = goldenCaptures().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'capture')).toHaveLength(68);
    expect(kinds.filter((kind) => kind === 'edge-case')).toHaveLength(26);
  });
});

type Row = Record<string, string | number>;

async function rowsOf(golden: GoldenCapture, options: FeaturizeOptions): Promise<Row[]> {
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

/** Every cell that differs, as text; rows are matched by device. */
async function differences(
  golden: GoldenCapture,
  file: string,
  options: FeaturizeOptions,
): Promise<string[]> {
  const actual = await rowsOf(golden, options);
  const expected = readGoldenCsv(golden, file);
  const devices = expected.map((row) => row.host_key).sort();
  if (actual.map((row) => row.host_key).join() !== devices.join()) {
    return [`devices: expected ${devices}, got ${actual.map((row) => row.host_key)}`];
  }
  return actual.flatMap((row) => {
    const target = expected.find((candidate) => candidate.host_key === row.host_key);
    return Object.entries(row)
      .filter(([name, value]) => !agrees(name, value, target?.[name]))
      .map(([name, value]) => `${row.host_key} ${name}: expected ${target?.[name]}, got ${value}`);
  });
}

function agrees(name: string, actual: string | number, expected: string | undefined): boolean {
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

import {
  describeWithReferenceData,
  type GoldenCapture,
  goldenCaptures,
  readGoldenCsv,
} from '@networkml/reference-data';
import { describe, expect, test } from 'vitest';
import { testGoldenCaptures } from '../test-support/golden-captures.js';
import { agrees, rowsOf } from '../test-support/golden-rows.js';
import { type FeaturizeOptions, hostFootprint } from './index.js';

/** Where the original gives no features, and what we give instead. */
const ORIGINAL_CRASHES: ReadonlyMap<string, string> = new Map([
  ['capture ocs.pcap', 'there are no MAC addresses, and it knows no others'],
  ['capture rdp.pcap', 'there are no MAC addresses, and it knows no others'],
  ['capture rtsp.pcap', 'there are no MAC addresses, and it knows no others'],
  ['edge-case empty.pcap', 'no devices: there are no packets'],
  ['edge-case mcast_src_mac_min.pcap', 'the canonical device is taken among unicast senders'],
]);

const WORD = hostFootprint({ ipFlags: 'word' });
const TSHARK_4 = hostFootprint({ ipFlags: 'tshark4' });

const MODES: readonly { readonly file: string; readonly options: FeaturizeOptions }[] = [
  { file: 'host.all-macs.ip-flags-word.csv', options: { schema: WORD } },
  { file: 'host.all-macs.ip-flags-tshark4.csv', options: { schema: TSHARK_4 } },
  { file: 'host.canonical-mac.ip-flags-word.csv', options: { schema: WORD, devices: 'canonical' } },
  { file: 'host.canonical-mac.ip-flags-tshark4.csv', options: { schema: TSHARK_4, devices: 'canonical' } },
];

describeWithReferenceData('host-footprint@0 equals the features of NetworkML 0.6.10', () => {
  for (const { file, options } of MODES) {
    describe(file, () => {
      testGoldenCaptures(file, options, ORIGINAL_CRASHES, differences);
    });
  }

  test('on all of the 68 captures and 26 edge cases, results where it crashes included', () => {
    const kinds = goldenCaptures().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'capture')).toHaveLength(68);
    expect(kinds.filter((kind) => kind === 'edge-case')).toHaveLength(26);
  });
});

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

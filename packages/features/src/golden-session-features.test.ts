import { describeWithReferenceData, type GoldenCapture, readGoldenCsv } from '@networkml/reference-data';
import { describe } from 'vitest';
import { testGoldenCaptures } from '../test-support/golden-captures.js';
import { agrees, type Row, rowsOf } from '../test-support/golden-rows.js';
import { type FeaturizeOptions, hostFootprint } from './index.js';

/** Where the original gives no sessions. */
const NOT_OF_ONE_VERSION = 'it takes :: for 0.0.0.0, and cannot compare addresses of different versions';
const NO_MAC_ADDRESSES = 'there are no MAC addresses, and it knows no others';
const ORIGINAL_CRASHES: ReadonlyMap<string, string> = new Map([
  ['capture android.pcap', NOT_OF_ONE_VERSION],
  ['capture capwap.pcap', NOT_OF_ONE_VERSION],
  ['capture iphone.pcap', NOT_OF_ONE_VERSION],
  ['edge-case ipv6_small_addr.pcap', NOT_OF_ONE_VERSION],
  ['capture ocs.pcap', NO_MAC_ADDRESSES],
  ['capture rdp.pcap', NO_MAC_ADDRESSES],
  ['capture rtsp.pcap', NO_MAC_ADDRESSES],
  ['capture srvloc.pcap', 'it takes more than a minute'],
  ['edge-case empty.pcap', 'there are no packets'],
  ['edge-case mcast_src_mac_min.pcap', 'its canonical device is a group address'],
]);

/** How the golden sessions were computed. */
const TSHARK_4_SESSIONS = { level: 'session', schema: hostFootprint({ ipFlags: 'tshark4' }) } as const;

const MODES: readonly { readonly file: string; readonly options: FeaturizeOptions }[] = [
  { file: 'session.all-macs.csv', options: { ...TSHARK_4_SESSIONS, devices: 'all' } },
  { file: 'session.canonical-mac.csv', options: { ...TSHARK_4_SESSIONS, devices: 'canonical' } },
];

describeWithReferenceData('the sessions equal those of NetworkML 0.6.10', () => {
  for (const { file, options } of MODES) {
    describe(file, () => {
      testGoldenCaptures(file, options, ORIGINAL_CRASHES, unmatched);
    });
  }
});

/** Rows of ours that the golden file does not have, and the other way round, as text; their order means nothing. */
async function unmatched(golden: GoldenCapture, file: string, options: FeaturizeOptions): Promise<string[]> {
  const ours = await rowsOf(golden, options);
  const expected = readGoldenCsv(golden, file);
  const left = ours.filter((row) => !takeMatch(row, expected));
  return [
    ...left.map((row) => `only ours: ${text(row)}`),
    ...expected.map((row) => `not ours: ${text(row)}`),
  ];
}

/** Takes a row that equals this one out of the rows, if there is any. */
function takeMatch(row: Row, rows: Record<string, string>[]): boolean {
  const at = rows.findIndex((candidate) =>
    Object.entries(row).every(([name, value]) => agrees(name, value, candidate[name])),
  );
  if (at >= 0) rows.splice(at, 1);
  return at >= 0;
}

function text(row: Row): string {
  const { host_key, tshark_srcips, tshark_count_frame_len_out, tshark_count_frame_len_in } = row;
  return `${host_key} ${tshark_srcips}: ${tshark_count_frame_len_out} out, ${tshark_count_frame_len_in} in`;
}

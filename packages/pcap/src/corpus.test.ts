import { existsSync, readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { CaptureError, openCaptureFile } from './index.js';

/** What Wireshark's capinfos says of a capture. */
interface Expectation {
  readonly path: string;
  readonly opens: boolean;
  /** Our name of the format. */
  readonly format: string;
  readonly packets: number;
  /** Of the interfaces, as the file has them: numbers of the tcpdump.org registry, above them bits about checksums. */
  readonly linkTypes: readonly number[];
}

/** What reading a capture came to. */
interface Outcome {
  readonly format: string;
  readonly packets: number;
  /** Code of the error that it ended with, if any. */
  readonly error: string | undefined;
}

/** The bits above tell about frame check sequences. */
const LINK_TYPE_MASK = 0x03ff_ffff;

const UNKNOWN_LINK_TYPE =
  'capinfos refuses a link type that it does not know; here its packets are counted as skipped';

/** Captures that end otherwise than capinfos says, and why. */
const EXCEPTIONS: ReadonlyMap<string, Outcome & { readonly why: string }> = new Map([
  exception('libpcap/tests/filter/brcm-tag-stp.pcap', 4, UNKNOWN_LINK_TYPE),
  exception('libpcap/tests/filter/brcm-tag.pcap', 15, UNKNOWN_LINK_TYPE),
  exception('libpcap/tests/filter/dsa.pcap', 8, UNKNOWN_LINK_TYPE),
  exception('libpcap/tests/linktype-reserved-field-not-zero.pcap', 0, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/brcm-tag-prepend.pcap', 15, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/brcm-tag.pcap', 23, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/dsa-high-vid.pcap', 4, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/dsa.pcap', 8, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/edsa-high-vid.pcap', 4, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/edsa.pcap', 10, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/frf16_magic_ie-oobr.pcap', 1, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/hoobr_juniper3.pcap', 1, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/juniper_es_oobr.pcap', 1, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/juniper_monitor_invalid_cookie_length.pcap', 1, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/kday6.pcap', 1, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/vtp_asan-2.pcap', 1, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/vtp_asan-3.pcap', 1, UNKNOWN_LINK_TYPE),
  exception('tcpdump/tests/vtp_asan.pcap', 5, UNKNOWN_LINK_TYPE),
]);

function exception(path: string, packets: number, why: string): [string, Outcome & { why: string }] {
  return [path, { format: 'pcap', packets, error: undefined, why }];
}

function expectations(): Expectation[] {
  const table = referencePath('corpus', 'expected.tsv');
  if (!existsSync(table)) return [];
  const [, ...rows] = readFileSync(table, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [path, capinfos, format, , packets, , linkTypes] = row.split('\t');
    return {
      path,
      opens: capinfos === 'opens',
      format: format === 'pcapng' ? 'pcapng' : 'pcap',
      packets: Number(packets),
      linkTypes: linkTypes.split(' ').filter(Boolean).map(Number),
    };
  });
}

/** Reads a capture of the corpus; an error that is not typed fails. */
async function outcomeOf(path: string): Promise<Outcome> {
  try {
    const capture = await openCaptureFile(referencePath('corpus', path));
    let packets = 0;
    for await (const batch of capture.batches()) packets += batch.length;
    const { read, decoded, skipped } = capture.statistics;
    expect(read).toBe(packets);
    expect(decoded + Object.values(skipped).reduce((sum, count) => sum + count, 0)).toBe(read);
    return { format: capture.format, packets, error: capture.damage?.code };
  } catch (error) {
    if (error instanceof CaptureError) return { format: '', packets: 0, error: error.code };
    throw error;
  }
}

describeWithReferenceData('the captures of other parsers’ test suites', () => {
  const captures = expectations();
  const ordinary = captures.filter(({ path }) => !EXCEPTIONS.has(path));

  test('are 932', () => expect(captures).toHaveLength(932));

  test('that capinfos opens are read whole: the same format, the same number of packets', async () => {
    for (const { path, format, packets } of ordinary.filter(({ opens }) => opens)) {
      expect(await outcomeOf(path), path).toEqual({ format, packets, error: undefined });
    }
  });

  test('have packets of the link types that capinfos names', async () => {
    for (const { path, packets, linkTypes } of ordinary.filter(
      ({ opens, packets }) => opens && packets > 0,
    )) {
      const capture = await openCaptureFile(referencePath('corpus', path));
      const found = new Map<number, number>();
      for await (const { length, linkType } of capture.batches()) {
        for (const each of linkType.subarray(0, length)) found.set(each, (found.get(each) ?? 0) + 1);
      }
      expect(capture.statistics.linkTypes, path).toEqual(found);
      const named = linkTypes.map((linkType) => linkType & LINK_TYPE_MASK);
      // An interface without packets is named too.
      expect(named, path).toEqual(expect.arrayContaining([...found.keys()]));
      if (named.length === 1) expect([...found], path).toEqual([[named[0], packets]]);
    }
  });

  test('that capinfos refuses are found damaged', async () => {
    const refused = ordinary.filter(({ opens }) => !opens);
    expect(refused).toHaveLength(4);
    for (const { path } of refused) {
      expect(await outcomeOf(path), path).toMatchObject({ packets: 0, error: expect.any(String) });
    }
  });

  test.each([...EXCEPTIONS])('but %s', async (path, { why, ...expected }) => {
    expect(await outcomeOf(path), why).toEqual(expected);
  });
});

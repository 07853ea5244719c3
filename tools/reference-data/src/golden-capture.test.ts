import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  describeWithReferenceData,
  type GoldenCapture,
  goldenCaptures,
  hasGoldenFile,
  readGoldenCsv,
  readGoldenJson,
} from './index.js';

const hostFeatures = 'host.all-macs.ip-flags-word.csv';

function golden(kind: GoldenCapture['kind'], name: string): GoldenCapture {
  const found = goldenCaptures().find((each) => each.kind === kind && each.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
}

describeWithReferenceData('the golden captures', () => {
  test('are real captures and edge cases, each with its file', () => {
    expect(new Set(goldenCaptures().map(({ kind }) => kind))).toEqual(new Set(['capture', 'edge-case']));
    expect(goldenCaptures().filter(({ capturePath }) => !existsSync(capturePath))).toEqual([]);
  });

  test('are told apart by kind where they share a name', () => {
    expect(golden('capture', 'vxlan.pcap').capturePath).not.toBe(
      golden('edge-case', 'vxlan.pcap').capturePath,
    );
  });

  test('give the corrected rows where there are such', () => {
    const corrected = golden('capture', '1kxun.pcap');
    expect(existsSync(join(corrected.folder, hostFeatures.replace('.csv', '.corrected.csv')))).toBe(true);
    // Only the uncorrected files name the file that the original read.
    expect(readGoldenCsv(corrected, hostFeatures)[0]).not.toHaveProperty('filename');
    expect(readGoldenCsv(golden('capture', 'NTPv4.pcap'), hostFeatures)[0]).toHaveProperty('filename');
  });

  test('keep a quoted field whole', () => {
    const addresses = readGoldenCsv(golden('capture', '1kxun.pcap'), hostFeatures).map(
      (row) => row.tshark_srcips,
    );
    expect(addresses.some((list) => list?.includes(', '))).toBe(true);
  });

  test('lack what the original did not give where it crashed', () => {
    const crashed = golden('edge-case', 'empty.pcap');
    expect(hasGoldenFile(crashed, hostFeatures)).toBe(false);
    expect(readGoldenJson(crashed, 'notes.json')).toHaveProperty('original_errors.host');
  });

  test('can all be read', () => {
    for (const each of goldenCaptures()) {
      for (const file of [hostFeatures, 'session.all-macs.csv', 'packets.csv']) {
        if (hasGoldenFile(each, file)) expect(readGoldenCsv(each, file)).toBeInstanceOf(Array);
      }
      for (const file of ['notes.json', 'probabilities.json'])
        expect(readGoldenJson(each, file)).toBeTypeOf('object');
    }
  });
});

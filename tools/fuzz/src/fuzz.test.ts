import { packetRecords } from '@networkml/packet-builder';
import { openCapture, writePcap, writePcapng } from '@networkml/pcap';
import { describeWithReferenceData } from '@networkml/reference-data';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpus, type Source } from './corpus.js';
import { type Finding, fuzz } from './fuzz.js';

const SEED = 20_240_501;

/** Captures of a few packets each, the same whenever they are made. */
function generatedSources(): Source[] {
  return fc.sample(packetRecords, { numRuns: 40, seed: SEED }).map((packets, i) => ({
    name: `generated ${i}`,
    bytes: i % 2 === 0 ? writePcap(packets) : writePcapng(packets),
  }));
}

async function findingsOf(sources: readonly Source[], runs: number, open = openCapture): Promise<Finding[]> {
  const findings: Finding[] = [];
  const onFinding = (finding: Finding) => findings.push(finding);
  await fuzz({ sources, seed: SEED, first: 0, runs, onFinding, open });
  return findings;
}

test('mutated captures of generated packets keep every law', async () => {
  expect(await findingsOf(generatedSources(), 5000)).toEqual([]);
});

describeWithReferenceData('the captures of other parsers’ test suites and the golden ones', () => {
  const sources = corpus();

  test('are a thousand', () => expect(sources).toHaveLength(1026));

  test('keep every law when they are mutated', async () => {
    expect(await findingsOf(sources, 5000)).toEqual([]);
  });
});

test('a reader with a fault in few captures is found out, and the case can be had again', async () => {
  const sources = generatedSources();
  const faulty: typeof openCapture = async (source, options) => {
    const capture = await openCapture(source, options);
    if (capture.compression === 'gzip' && capture.format === 'pcapng') throw new TypeError('no such thing');
    return capture;
  };
  const [finding] = await findingsOf(sources, 1000, faulty);
  expect(finding.violation.law).toBe('typed errors');
  const again: Finding[] = [];
  await fuzz({
    sources,
    seed: SEED,
    first: finding.fuzzCase.index,
    runs: 1,
    onFinding: (found) => again.push(found),
    open: faulty,
  });
  expect(again.map(({ fuzzCase }) => fuzzCase)).toEqual([finding.fuzzCase]);
});

test('a run counts its captures by the error that they end with', async () => {
  const { runs, findings, errors, packets } = await fuzz({
    sources: generatedSources(),
    seed: SEED,
    first: 0,
    runs: 500,
  });
  expect({ runs, findings }).toEqual({ runs: 500, findings: 0 });
  expect(Array.from(errors.values()).reduce((sum, count) => sum + count, 0)).toBe(500);
  expect(errors.get('none')).toBeGreaterThan(50);
  expect(errors.get('truncated')).toBeGreaterThan(50);
  expect(packets).toBeGreaterThan(500);
});

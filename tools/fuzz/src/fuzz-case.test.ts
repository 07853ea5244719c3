import { concatenate, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { expect, test } from 'vitest';
import { COMPRESSIONS } from './compressions.js';
import type { Source } from './corpus.js';
import { type FuzzCase, fuzzCase } from './fuzz-case.js';
import { MUTATIONS } from './mutations/mutations.js';

const bytes = concatenate(pcapHeader(), pcapRecord(new Uint8Array(60)), pcapRecord(new Uint8Array(300)));
const sources: Source[] = [
  { name: 'one', bytes },
  { name: 'other', bytes: bytes.subarray(0, 100) },
];
const cases: FuzzCase[] = Array.from({ length: 2000 }, (_, index) => fuzzCase(sources, 1, index));

test('a case depends on the sources, the seed and its number alone', () => {
  expect(fuzzCase(sources, 1, 1234)).toEqual(cases[1234]);
  expect(fuzzCase(sources, 2, 1234)).not.toEqual(cases[1234]);
});

test('the sources stay as they are', () => {
  expect(bytes).toEqual(
    concatenate(pcapHeader(), pcapRecord(new Uint8Array(60)), pcapRecord(new Uint8Array(300))),
  );
});

test('every source, mutation and compression has its turn', () => {
  expect(new Set(cases.map(({ source }) => source))).toEqual(new Set(['one', 'other']));
  const names = new Set(cases.flatMap(({ mutations }) => mutations));
  expect(names).toEqual(new Set([...MUTATIONS, ...COMPRESSIONS].map(([name]) => name)));
});

test('the chunks of a case are in order, and within its bytes or just behind them', () => {
  for (const { plan } of cases) {
    for (const cuts of plan.cuts) expect(cuts).toEqual(cuts.toSorted((a, b) => a - b));
  }
});

import { StratifiedKFold } from '@networkml/mlp';
import { describe, expect, test } from 'vitest';
import type { LabelledRow } from '../labels/labelled-data.js';
import { DeviceFolds, deviceFolds } from './device-folds.js';

const rows: readonly LabelledRow[] = ['Printer', 'Sensor'].flatMap((role) =>
  [0, 1, 2].flatMap((number) =>
    [undefined, 15, 60].map((firstSeconds) => ({
      capture: `${role}-${number}.pcap`,
      device: '02:00:00:00:00:0a',
      role,
      group: undefined,
      packets: 10,
      packetsSent: 5,
      firstSeconds,
      view: undefined,
    })),
  ),
);

test('the beginnings of a capture are held out with its whole, and every row is tested once', () => {
  const folds = [
    ...new DeviceFolds(rows, new StratifiedKFold({ nSplits: 3 })).split(rows.map(({ role }) => role)),
  ];
  expect(folds).toHaveLength(3);
  const tested = folds.flatMap(({ test: of }) => [...of]);
  expect(tested.sort((a, b) => a - b)).toEqual([...rows.keys()]);
  for (const { train, test: of } of folds) {
    const captures = (indices: Int32Array) => new Set(Array.from(indices, (row) => rows[row].capture));
    // A device of each role, in three lengths.
    expect(captures(of).size).toBe(2);
    expect(of).toHaveLength(6);
    for (const capture of captures(of)) expect(captures(train).has(capture)).toBe(false);
  }
});

describe('folds of devices', () => {
  test('are stratified and shuffled where there are no groups', () => {
    const labels = rows.map(({ role }) => role);
    const expected = new DeviceFolds(rows, new StratifiedKFold({ nSplits: 3, shuffle: true, seed: 7 }));
    expect([...deviceFolds(rows, 3, 7).split(labels)]).toEqual([...expected.split(labels)]);
  });

  test('never part a group', () => {
    const grouped = rows.map((row) => ({ ...row, group: row.capture.replace(/.*-/, '') }));
    const folds = [...deviceFolds(grouped, 3, 0).split(grouped.map(({ role }) => role))];
    expect(folds).toHaveLength(3);
    for (const { train, test: of } of folds) {
      const groups = (indices: Int32Array) => new Set(Array.from(indices, (row) => grouped[row].group));
      expect(of.length).toBeGreaterThan(0);
      for (const group of groups(of)) expect(groups(train)).not.toContain(group);
    }
  });
});

import { StratifiedKFold } from '@networkml/mlp';
import { expect, test } from 'vitest';
import { DeviceFolds } from './device-folds.js';
import type { LabelledRow } from './labelled-data.js';

const rows: readonly LabelledRow[] = ['Printer', 'Sensor'].flatMap((role) =>
  [0, 1, 2].flatMap((number) =>
    [undefined, 15, 60].map((firstSeconds) => ({
      capture: `${role}-${number}.pcap`,
      device: '02:00:00:00:00:0a',
      role,
      packets: 10,
      firstSeconds,
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

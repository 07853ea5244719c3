import { DEVICE } from '@networkml/features';
import { expect, test } from 'vitest';
import type { LabelledData } from '../../labels/labelled-data.js';
import { withFoldThreads } from '../../node/training/fold-threads.js';
import type { TrainingProgress } from '../training.js';
import { DEVICE_RECIPE } from './device-recipe.js';
import { answersForHeldOut } from './held-out-answers.js';

const RECIPE = {
  ...DEVICE_RECIPE,
  members: 1,
  hiddenLayerSizes: [4],
  bins: 2,
  updates: 5,
  beginnings: [],
  folds: 2,
};

/** Devices of three labels in two groups, one of the labels in one of them alone. */
function data(): LabelledData {
  const devices = [
    ['Printer', 'north'],
    ['Printer', 'south'],
    ['Sensor', 'north'],
    ['Sensor', 'south'],
    ['Camera', 'south'],
  ] as const;
  const rows = devices.map(([role, group], i) => ({
    ...{
      capture: `${i}.pcap`,
      device: '02:00:00:00:00:01',
      role,
      group,
      packets: 10,
      packetsSent: 5,
      firstSeconds: undefined,
      view: undefined,
    },
  }));
  const columns = DEVICE.modelFeatures.length;
  return {
    ...{ schema: DEVICE, rows, roles: rows.map(({ role }) => role) },
    inputs: {
      data: new Float64Array(rows.length * columns).map((_, i) => i % 11),
      rows: rows.length,
      columns,
    },
    ...{ span: undefined, digest: 'd'.repeat(64), problems: [] },
  };
}

test('a label that one group alone has gets no probability where that group is held out', async () => {
  const { rows } = data();
  const { classes, labels, probabilities } = await answersForHeldOut(data(), RECIPE);
  expect(classes).toEqual(['Camera', 'Printer', 'Sensor']);
  expect(labels[4]).not.toBe('Camera');
  for (const row of rows.keys()) {
    const answers = probabilities.data.subarray(row * classes.length, (row + 1) * classes.length);
    expect(answers.reduce((sum, each) => sum + each)).toBeCloseTo(1);
    // Those of the south are told by what has learned the north alone.
    expect(answers[0] === 0).toBe(rows[row].group === 'south');
  }
});

test('several jobs give the same bits, and tell of the same folds', async () => {
  const told: TrainingProgress[][] = [[], []];
  const answers = await Promise.all(
    told.map((events, i) =>
      withFoldThreads(i + 1, (threads) =>
        answersForHeldOut(data(), RECIPE, { threads, onProgress: (event) => events.push(event) }),
      ),
    ),
  );
  expect(answers[1]).toEqual(answers[0]);
  expect(told[1]).toEqual(told[0]);
  expect(told[0].map(({ step }) => step)).toEqual([0, 1]);
});

import { HOST_FOOTPRINT } from '@networkml/features';
import { SmallClassError } from '@networkml/mlp';
import { parseRoleModel, writeRoleModel } from '@networkml/models';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../evaluation/evaluate-model.js';
import type { LabelledData } from '../../labels/labelled-data.js';
import { withFoldThreads } from '../../node/training/fold-threads.js';
import type { TrainingProgress } from '../training.js';
import { gridTraining } from './grid-training.js';

const ROLES = ['Printer', 'Sensor', 'SmartPlug'];
const CARD = { description: 'For tests.', data: 'Made up.', notFor: 'Anything else.' };
const OPTIONS = { id: 'tiny', card: CARD };
const RECIPE = { architectures: [[8], [4, 4]], folds: 3, seed: 7 };
const TRAINING = gridTraining(RECIPE);

/** Devices whose role shows in a few features, so many of each role. */
function devices(ofEach: number): LabelledData {
  const columns = HOST_FOOTPRINT.modelFeatures.length;
  const rows = ROLES.flatMap((role) =>
    Array.from({ length: ofEach }, (_, i) => ({
      capture: `${role}-${i}.pcap`,
      device: '02:00:00:00:00:01',
      role,
      packets: 10 + i,
      packetsSent: 5,
      firstSeconds: undefined,
      view: undefined,
      group: undefined,
    })),
  );
  const data = new Float64Array(rows.length * columns);
  rows.forEach(({ role }, row) => {
    for (let column = 0; column < 9; column++) {
      data[row * columns + column] =
        Number(column % 3 === ROLES.indexOf(role)) + ((row * 7 + column * 3) % 5) / 10;
    }
  });
  return {
    schema: HOST_FOOTPRINT,
    rows,
    roles: rows.map(({ role }) => role),
    inputs: { data, rows: rows.length, columns },
    span: { first: 1_700_000_000, last: 1_700_000_600 },
    digest: 'd'.repeat(64),
    problems: [],
  };
}

describe('training', () => {
  test('gives the same bytes for the same data and seed, whatever the jobs, others for another seed', async () => {
    const data = devices(6);
    const text = writeRoleModel(await TRAINING.train(data, OPTIONS));
    expect(writeRoleModel(await TRAINING.train(data, OPTIONS))).toBe(text);
    const onThreads = await withFoldThreads(3, (threads) => TRAINING.train(data, { ...OPTIONS, threads }));
    expect(writeRoleModel(onThreads)).toBe(text);
    const other = await gridTraining({ architectures: [[8]], folds: 3, seed: 8 }).train(data, OPTIONS);
    expect(writeRoleModel(other)).not.toBe(text);
  });

  test('writes a model whose card tells data, folds and scores', async () => {
    const { card } = parseRoleModel(writeRoleModel(await TRAINING.train(devices(6), OPTIONS)), 'tiny.json');
    expect(card).toMatchObject({
      ...CARD,
      training: { captures: 18, rows: 18, seed: 7, from: '2023-11-14T22:13:20.000Z' },
    });
    const { candidates, chosen, classes, accuracy } = card.training?.crossValidation ?? {};
    expect(candidates?.map(({ hiddenLayerSizes, scores }) => [hiddenLayerSizes, scores.length])).toEqual([
      [[8], 3],
      [[4, 4], 3],
    ]);
    const means = candidates?.map(({ mean }) => mean) ?? [];
    expect(chosen).toEqual(candidates?.[means.indexOf(Math.max(...means))].hiddenLayerSizes);
    expect(classes?.map(({ role, support }) => [role, support])).toEqual(ROLES.map((role) => [role, 6]));
    expect(accuracy).toBeGreaterThan(0.5);
  });

  test('learns what there is to learn', async () => {
    const data = devices(6);
    const { mostProbable, precision, coverage } = evaluate(await TRAINING.train(data, OPTIONS), data);
    expect(mostProbable.accuracy).toBeGreaterThan(0.9);
    expect(precision).toBeGreaterThan(0.9);
    expect(coverage).toBeGreaterThan(0.5);
  });

  test.each([1, 3])('reports each fold of each architecture in their order, with %i jobs', async (jobs) => {
    const seen: string[] = [];
    const onProgress = ({ step, steps }: TrainingProgress) => seen.push(`${step}/${steps}`);
    await withFoldThreads(jobs, (threads) => TRAINING.train(devices(6), { ...OPTIONS, threads, onProgress }));
    expect(seen).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });

  test('refuses a role with fewer devices than folds', async () => {
    await expect(TRAINING.train(devices(2), OPTIONS)).rejects.toThrow(SmallClassError);
  });
});

describe('cross-validation of a recipe', () => {
  test('judges every device once, by a model that has not seen it', async () => {
    const training = gridTraining({ architectures: [[8]], folds: 6, seed: 1 });
    const { scores, report } = await training.evaluate(devices(6));
    expect(scores).toHaveLength(6);
    expect(report.rows).toBe(18);
    expect(report.classes.map(({ support }) => support)).toEqual([6, 6, 6]);
  });

  test('searches the architecture within each fold, whatever the jobs', async () => {
    const training = gridTraining({ architectures: [[8], [4]], folds: 3, seed: 1 });
    const evaluation = await training.evaluate(devices(9));
    expect(evaluation.report.rows).toBe(27);
    const onThreads = await withFoldThreads(2, (threads) => training.evaluate(devices(9), { threads }));
    expect(onThreads).toEqual(evaluation);
  });

  test('refuses a role with fewer devices than the folds of its search, on threads too', async () => {
    const training = gridTraining({ architectures: [[8], [4]], folds: 2, seed: 1 });
    for (const jobs of [1, 2]) {
      const evaluation = withFoldThreads(jobs, (threads) => training.evaluate(devices(4), { threads }));
      await expect(evaluation).rejects.toThrow(SmallClassError);
    }
  });
});

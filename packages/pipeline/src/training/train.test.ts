import { HOST_FOOTPRINT } from '@networkml/features';
import { SmallClassError } from '@networkml/mlp';
import { parseRoleModel, writeRoleModel } from '@networkml/models';
import { describe, expect, test } from 'vitest';
import type { LabelledData } from '../labels/labelled-data.js';
import { evaluate, evaluateRecipe } from './evaluate.js';
import type { RecipeProgress } from './recipe.js';
import { type TrainOptions, train } from './train.js';

const ROLES = ['Printer', 'Sensor', 'SmartPlug'];
const CARD = { description: 'For tests.', data: 'Made up.', notFor: 'Anything else.' };
const OPTIONS: TrainOptions = {
  id: 'tiny',
  card: CARD,
  recipe: { architectures: [[8], [4, 4]], folds: 3, seed: 7 },
};

/** Devices whose role shows in a few features, so many of each role. */
function devices(ofEach: number): LabelledData {
  const columns = HOST_FOOTPRINT.modelFeatures.length;
  const rows = ROLES.flatMap((role) =>
    Array.from({ length: ofEach }, (_, i) => ({
      capture: `${role}-${i}.pcap`,
      device: '02:00:00:00:00:01',
      role,
      packets: 10 + i,
      firstSeconds: undefined,
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
    const text = writeRoleModel(await train(data, OPTIONS));
    expect(writeRoleModel(await train(data, OPTIONS))).toBe(text);
    expect(writeRoleModel(await train(data, { ...OPTIONS, jobs: 3 }))).toBe(text);
    const [first] = OPTIONS.recipe?.architectures ?? [];
    const other = await train(data, { ...OPTIONS, recipe: { architectures: [first], folds: 3, seed: 8 } });
    expect(writeRoleModel(other)).not.toBe(text);
  });

  test('writes a model whose card tells data, folds and scores', async () => {
    const { card } = parseRoleModel(writeRoleModel(await train(devices(6), OPTIONS)), 'tiny.json');
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
    const { report, unknown } = evaluate(await train(data, OPTIONS), data);
    expect(report.accuracy).toBeGreaterThan(0.9);
    expect(unknown).toBeLessThanOrEqual(18);
  });

  test.each([1, 3])('reports each fold of each architecture in their order, with %i jobs', async (jobs) => {
    const seen: string[] = [];
    const onProgress = ({ candidate, fold }: RecipeProgress) => seen.push(`${candidate}.${fold}`);
    await train(devices(6), { ...OPTIONS, jobs, onProgress });
    expect(seen).toEqual(['0.0', '0.1', '0.2', '1.0', '1.1', '1.2']);
  });

  test('refuses a role with fewer devices than folds', async () => {
    await expect(train(devices(2), OPTIONS)).rejects.toThrow(SmallClassError);
  });
});

describe('cross-validation of a recipe', () => {
  test('judges every device once, by a model that has not seen it', async () => {
    const recipe = { architectures: [[8]], folds: 3, seed: 1 };
    const { scores, report } = await evaluateRecipe(recipe, devices(6), { folds: 6 });
    expect(scores).toHaveLength(6);
    expect(report.rows).toBe(18);
    expect(report.classes.map(({ support }) => support)).toEqual([6, 6, 6]);
  });

  test('searches the architecture within each fold, whatever the jobs', async () => {
    const recipe = { architectures: [[8], [4]], folds: 2, seed: 1 };
    const evaluation = await evaluateRecipe(recipe, devices(6), { folds: 3 });
    expect(evaluation.report.rows).toBe(18);
    expect(await evaluateRecipe(recipe, devices(6), { folds: 3, jobs: 2 })).toEqual(evaluation);
  });

  test('refuses a role with fewer devices than the folds of its search, on threads too', async () => {
    const recipe = { architectures: [[8], [4]], folds: 5, seed: 1 };
    for (const jobs of [1, 2]) {
      await expect(evaluateRecipe(recipe, devices(4), { folds: 2, jobs })).rejects.toThrow(SmallClassError);
    }
  });
});

import { ROLES } from '@networkml/roles';
import { describe, expect, test } from 'vitest';
import { DEFAULT_MODEL_ID, TRAINED_MODELS, trainedModel } from './trained-models.js';

test.each(TRAINED_MODELS)(
  'the shipped model $id loads, and says what it is not for',
  async ({ id, load }) => {
    const model = await load();
    expect(model.id).toBe(id);
    expect(model.card.notFor).not.toBe('');
  },
);

test.each([
  ['office', 16],
  ['smart-home', 7],
] as const)(
  '%s tells roles of the taxonomy, and has a card with its data and its scores for every role',
  async (id, count) => {
    const model = await trainedModel(id)?.load();
    const known = [...new Set(model?.classRoles)].sort();
    expect(known).toHaveLength(count);
    expect(ROLES.map((role) => role.id)).toEqual(expect.arrayContaining(known));
    const training = model?.card.training;
    expect(training?.dataDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(training?.crossValidation.classes.map(({ role }) => role)).toEqual(known);
  },
);

describe('smart-home', () => {
  test('as smart-home-types tells the 27 device types that it was trained on', async () => {
    const types = await trainedModel('smart-home-types')?.load();
    expect(types?.classRoles).toEqual(types?.classifier.classes);
    expect(types?.classRoles).toHaveLength(27);
  });
});

test('a model is found by its id alone', () => {
  expect(trainedModel(DEFAULT_MODEL_ID)?.id).toBe(DEFAULT_MODEL_ID);
  expect(trainedModel('constructor')).toBeUndefined();
});

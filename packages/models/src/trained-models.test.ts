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

describe('smart-home', () => {
  test('tells roles of the taxonomy, and has a card with its data and its scores for every role', async () => {
    const { card, classRoles } = await TRAINED_MODELS[0].load();
    const known = new Set(ROLES.map((role) => role.id));
    expect(classRoles.filter((role) => !known.has(role))).toEqual([]);
    expect(card.training?.dataDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(card.training?.crossValidation.classes.map(({ role }) => role)).toEqual(
      [...new Set(classRoles)].sort(),
    );
  });

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

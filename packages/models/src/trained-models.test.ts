import { ROLES } from '@networkml/roles';
import { describe, expect, test } from 'vitest';
import { DEFAULT_MODEL_ID, TRAINED_MODELS, trainedModel } from './trained-models.js';

describe.each(TRAINED_MODELS)('the shipped model $id', ({ id, load }) => {
  test('loads, and tells roles of the taxonomy', async () => {
    const model = await load();
    expect(model.id).toBe(id);
    const known = new Set(ROLES.map((role) => role.id));
    expect(model.classifier.classes.filter((role) => !known.has(role))).toEqual([]);
  });

  test('has a card with its data, its limits, and its scores for every role', async () => {
    const { card, classifier } = await load();
    expect(card.notFor).not.toBe('');
    expect(card.training?.dataDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(card.training?.crossValidation.classes.map(({ role }) => role)).toEqual(classifier.classes);
  });
});

test('a model is found by its id alone', () => {
  expect(trainedModel(DEFAULT_MODEL_ID)?.id).toBe(DEFAULT_MODEL_ID);
  expect(trainedModel('constructor')).toBeUndefined();
});

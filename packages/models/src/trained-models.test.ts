import { readFile } from 'node:fs/promises';
import { ROLES } from '@networkml/roles';
import { describe, expect, test } from 'vitest';
import { loadTrainedModel } from './node/load-trained-model.js';
import { DEFAULT_MODEL_ID, parseTrainedModel, TRAINED_MODELS, trainedModel } from './trained-models.js';

test.each(TRAINED_MODELS)('the shipped model $id loads, and says what it is not for', async (trained) => {
  const model = await loadTrainedModel(trained);
  expect(model.id).toBe(trained.id);
  expect(model.card.notFor).not.toBe('');
});

test('a shipped model is read from its file’s text, as a page fetches it', async () => {
  const [first] = TRAINED_MODELS;
  const text = await readFile(new URL(`../trained/${first.file}`, import.meta.url), 'utf8');
  expect(parseTrainedModel(first, text)).toEqual(await loadTrainedModel());
});

test.each([
  ['office', 16],
  ['smart-home', 7],
] as const)(
  '%s tells roles of the taxonomy, and has a card with its data and its scores for every role',
  async (id, count) => {
    const model = await loadTrainedModel(trainedModel(id));
    const known = [...new Set(model.classRoles)].sort();
    expect(known).toHaveLength(count);
    expect(ROLES.map((role) => role.id)).toEqual(expect.arrayContaining(known));
    const training = model.card.training;
    expect(training?.dataDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(training?.crossValidation.classes.map(({ role }) => role)).toEqual(known);
  },
);

describe('smart-home', () => {
  test('as smart-home-types tells the 27 device types that it was trained on', async () => {
    const types = await loadTrainedModel(trainedModel('smart-home-types'));
    expect(types.classRoles).toEqual(types.classifier.classes);
    expect(types.classRoles).toHaveLength(27);
  });
});

test('a model is found by its id alone', () => {
  expect(trainedModel(DEFAULT_MODEL_ID)?.id).toBe(DEFAULT_MODEL_ID);
  expect(trainedModel('constructor')).toBeUndefined();
});

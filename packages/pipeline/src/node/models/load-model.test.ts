import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_MODEL_ID, ModelFileError, writeRoleModel } from '@networkml/models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PipelineError } from '../../pipeline-error.js';
import { userMistake } from '../../user-mistake.js';
import { loadModel } from './load-model.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-model-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('without a name the default model is loaded', async () => {
  expect((await loadModel()).id).toBe(DEFAULT_MODEL_ID);
});

test('a model file is loaded by its path', async () => {
  const path = join(folder, 'copy.json');
  await writeFile(path, writeRoleModel(await loadModel()));
  expect((await loadModel(path)).classifier.classes).toEqual((await loadModel()).classifier.classes);
});

test('a file that is no model, and a name that is neither, are mistakes of the user, told in one line', async () => {
  const path = join(folder, 'text.json');
  await writeFile(path, 'text');
  const wrong = await loadModel(path).catch((error: unknown) => error);
  expect(wrong).toBeInstanceOf(ModelFileError);
  expect(userMistake(wrong)).toBe(`${path}: not JSON, expected a model file`);
  const missing = await loadModel('offcie').catch((error: unknown) => error);
  expect(missing).toBeInstanceOf(PipelineError);
  expect(userMistake(missing)).toBe(
    'offcie: neither a readable file nor a shipped model (general, office, smart-home, smart-home-types)',
  );
});

test('any other error is not the fault of the user', () => {
  expect(userMistake(new TypeError('x is undefined'))).toBeUndefined();
  expect(userMistake('thrown')).toBeUndefined();
});

import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import { describe, expect, test } from 'vitest';
import { HOST_FOOTPRINT, hostFootprint } from '../host-footprint/host-footprint.js';
import { FeatureSchema } from './feature-schema.js';
import { FeatureSchemaError } from './feature-schema-error.js';
import { FEATURE_SCHEMAS } from './feature-schemas.js';

describe('host-footprint@0', () => {
  test('has 221 model inputs and 58 port ratios that are none', () => {
    const inputs = HOST_FOOTPRINT.features.filter(({ modelInput }) => modelInput);
    const others = HOST_FOOTPRINT.features.filter(({ modelInput }) => !modelInput);
    expect(inputs).toHaveLength(221);
    expect(others).toHaveLength(58);
    expect(others.every(({ name }) => name.includes('ratio'))).toBe(true);
  });

  test('is frozen: names, order, and hash', () => {
    expect(HOST_FOOTPRINT.features.map(({ name }) => name)).toMatchSnapshot();
    expect(HOST_FOOTPRINT.hash).toMatchInlineSnapshot(
      `"1c0276aa8244b58487855c2c494a286f54db9ea32c0c91582f44c3c8b0be2e07"`,
    );
  });

  test('names and defines every feature once', () => {
    const names = HOST_FOOTPRINT.features.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, definition, direction } of HOST_FOOTPRINT.features) {
      expect(definition, name).toMatch(/^[A-Z0-9].*\.$/);
      expect(direction === 'both' || name.endsWith(`_${direction}`) || name.includes('unique'), name).toBe(
        true,
      );
    }
  });
});

test('a variant of host-footprint@0 has its features in the same order, and an id and hash of its own', () => {
  const variant = hostFootprint({ ipFlags: 'tshark4' });
  expect(hostFootprint()).toBe(HOST_FOOTPRINT);
  expect(variant.id).toBe('host-footprint@0+tshark4');
  expect(variant.features).toEqual(HOST_FOOTPRINT.features);
  expect(variant.hash).not.toBe(HOST_FOOTPRINT.hash);
});

describeWithReferenceData('the inputs of the model of NetworkML 0.6.10', () => {
  test('are those of host-footprint@0, in the same order', () => {
    const model: unknown = JSON.parse(
      readFileSync(referencePath('models', 'networkml-0.6.10', 'host_footprint.json'), 'utf8'),
    );
    expect(model).toHaveProperty('features', HOST_FOOTPRINT.modelFeatures);
  });
});

test('the hash of a schema changes with its features, not with their wording', () => {
  const [group, ...others] = HOST_FOOTPRINT.groups;
  const changed = (change: object) =>
    new FeatureSchema(HOST_FOOTPRINT.id, [
      { ...group, features: group.features.map((feature) => ({ ...feature, ...change })) },
      ...others,
    ]).hash;
  expect(changed({ definition: 'Something else.' })).toBe(HOST_FOOTPRINT.hash);
  expect(changed({ unit: 'seconds' })).not.toBe(HOST_FOOTPRINT.hash);
});

test('a schema refuses features of one name', () => {
  const [group, ...others] = HOST_FOOTPRINT.groups;
  const error = caught(() => new FeatureSchema('mine@1', [group, ...others, group]));
  expect(error).toBeInstanceOf(FeatureSchemaError);
  expect(error).toMatchObject({
    code: 'duplicate-name',
    id: 'mine@1',
    features: group.features.map(({ name }) => name),
  });
});

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test('every schema is found by its id', () => {
  for (const [id, schema] of FEATURE_SCHEMAS) expect(schema.id).toBe(id);
});

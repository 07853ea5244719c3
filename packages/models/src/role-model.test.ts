import { FeatureSchema, hostFootprint, SchemaMismatchError } from '@networkml/features';
import {
  hiddenActivations,
  MahalanobisNovelty,
  MLPClassifier,
  Pipeline,
  StandardScaler,
} from '@networkml/mlp';
import { ORIGINAL_UNKNOWN_RULE } from '@networkml/roles';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ModelFileError } from './model-file-error.js';
import { parseRoleModel, type RoleModel, readRoleModel, writeRoleModel } from './role-model.js';

const SCHEMA = hostFootprint({ ipFlags: 'tshark4' });
const FEATURES = SCHEMA.modelFeatures.length;
const INPUTS = Array.from({ length: 6 }, (_, row) =>
  Array.from({ length: FEATURES }, (_, column) => (row * column) % 7),
);
const LABELS = ['Printer', 'SmartPlug', 'Printer', 'SmartPlug', 'Sensor', 'Sensor'];

const MODEL: RoleModel = {
  id: 'tiny',
  schema: SCHEMA,
  classifier: new Pipeline({
    scaler: new StandardScaler(),
    classifier: new MLPClassifier({ hiddenLayerSizes: [3], maxIter: 2 }),
  }).fit(INPUTS, LABELS),
  classRoles: ['Printer', 'Sensor', 'SmartPlug'],
  temperature: 1,
  leastPackets: 1,
  novelty: undefined,
  unknownRule: ORIGINAL_UNKNOWN_RULE,
  card: { description: 'For tests.', data: 'None.', notFor: 'Anything else.', training: null },
};
const TEXT = writeRoleModel(MODEL);

/** The model's document with one member replaced; the path is its keys joined by dots. */
function changed(path: string, value: unknown): unknown {
  const document: unknown = JSON.parse(TEXT);
  const keys = path.split('.');
  const parent = keys.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(Object(node), key), document);
  Reflect.set(Object(parent), keys[keys.length - 1], value);
  return document;
}

function errorOf(content: unknown): Error | undefined {
  try {
    readRoleModel(content, 'x.json');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

describe('a model file', () => {
  test('reads back equal: same predictions, same text', () => {
    const model = parseRoleModel(TEXT, 'x.json');
    expect(model.classifier.predictProba(INPUTS)).toEqual(MODEL.classifier.predictProba(INPUTS));
    expect(model).toMatchObject({
      id: 'tiny',
      schema: SCHEMA,
      unknownRule: ORIGINAL_UNKNOWN_RULE,
    });
    expect(writeRoleModel(model)).toBe(TEXT);
  });

  test('of a schema of one’s own reads back where the schema is given', () => {
    const { features } = SCHEMA;
    const accumulator = () => ({ add: () => {}, merge: () => {}, values: () => features.map(() => 0) });
    const mine = new FeatureSchema('mine@1', [{ features, accumulator }]);
    const text = writeRoleModel({ ...MODEL, schema: mine });
    expect(parseRoleModel(text, 'x.json', { schemas: [mine] }).schema).toBe(mine);
    expect(() => parseRoleModel(text, 'x.json')).toThrow(/^x\.json: schema\.id: "mine@1" is not among/);
  });

  test('keeps what a model knows of its limits', () => {
    const hidden = hiddenActivations(MODEL.classifier, INPUTS);
    const careful: RoleModel = {
      ...MODEL,
      classRoles: ['Printer', 'Sensor', 'Sensor'],
      temperature: 1.5,
      leastPackets: 8,
      novelty: new MahalanobisNovelty().fit(hidden, LABELS),
      unknownRule: { kind: 'novelty', threshold: 3 },
    };
    const model = parseRoleModel(writeRoleModel(careful), 'x.json');
    expect(model).toMatchObject({
      classRoles: careful.classRoles,
      temperature: 1.5,
      leastPackets: 8,
      unknownRule: careful.unknownRule,
    });
    expect(model.novelty?.score(hidden)).toEqual(careful.novelty?.score(hidden));
  });

  const mistakes: readonly [path: string, value: unknown, message: RegExp][] = [
    ['formatVersion', 0, /^x\.json: formatVersion: not a model file: .*Expected 1/],
    [
      'formatVersion',
      9,
      /^x\.json: formatVersion: made by a newer networkml: format 9, this version reads format 1$/,
    ],
    ['id', '', /^x\.json: id: not a model file/],
    [
      'schema.id',
      'other@9',
      /^x\.json: schema\.id: "other@9" is not among the schemas that are known here: host-footprint@0/,
    ],
    [
      'schema.hash',
      'f00',
      /^x\.json: schema\.hash: the model was trained on another definition of host-footprint@0/,
    ],
    ['unknownRule.threshold', 1.5, /^x\.json: unknownRule\.threshold: not a model file/],
    ['unknownRule', { kind: 'novelty', threshold: 1 }, /^x\.json: novelty: missing/],
    ['unknownRule', { kind: 'novelty', threshold: -1 }, /^x\.json: unknownRule\.threshold: not a model file/],
    ['novelty', { formatVersion: 1 }, /^x\.json: novelty\./],
    ['classRoles', ['Printer'], /^x\.json: classRoles: there are 1 roles for 3 classes/],
    ['temperature', 0, /^x\.json: temperature: not a model file/],
    ['leastPackets', 1.5, /^x\.json: leastPackets: not a model file/],
    ['model', null, /^x\.json: model: expected/],
    ['model.classifier.coefs.0.3', 'weights', /^x\.json: model\.classifier\.coefs\[0\]\[3\]: expected/],
    ['card', undefined, /^x\.json: card: not a model file/],
  ];
  for (const [path, value, message] of mistakes) {
    test(`with ${JSON.stringify(value)} for ${path} is refused, the place named`, () => {
      const error = errorOf(changed(path, value));
      expect(error).toBeInstanceOf(ModelFileError);
      expect(error?.message).toMatch(message);
    });
  }

  test('whose features are not those of its schema is refused, the features named', () => {
    const error = errorOf(changed('schema.features', ['tshark_ipv4', 'something_else']));
    expect(error).toBeInstanceOf(SchemaMismatchError);
    expect(error?.message).toMatch(/^x\.json: .*something_else/);
  });

  test('is not a network of the original, which is told from it', () => {
    const error = errorOf({ coefs_: [], intercepts_: [], params: {}, features: [] });
    expect(error).toMatchObject({ name: 'ModelFileError', code: 'original-network' });
    expect(error?.message).toMatch(
      /^x\.json: a network of NetworkML 0\.6\.10, .* have to be imported together$/,
    );
  });

  test('that is no JSON is refused', () => {
    expect(() => parseRoleModel('<html>', 'x.json')).toThrow(/^x\.json: not JSON, expected a model file/);
  });

  test('of any content gives a model or a typed error, and touches no prototype', () => {
    const paths = [
      'id',
      'schema',
      'schema.features',
      'model',
      'model.scaler',
      'model.classifier.coefs',
      'card',
      '__proto__',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const error = errorOf(changed(path, value));
        expect([undefined, 'ModelFileError', 'SchemaMismatchError']).toContain(error?.name);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(errorOf(value)).toBeInstanceOf(ModelFileError);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import { leafPaths, setAt } from '../../test-support/document-paths.js';
import { ModelFormatError, NotFittedError } from '../mlp-error.js';
import { MahalanobisNovelty } from '../novelty/mahalanobis-novelty.js';
import { NearestNeighborNovelty } from '../novelty/nearest-neighbor-novelty.js';
import { readNovelty, writeNovelty } from './novelty-json.js';

const { X, y } = corners(['camera', 'hub'], 12);
const DETECTORS = {
  mahalanobis: new MahalanobisNovelty({ shrinkage: 0.5 }).fit(X, y),
  'mahalanobis, estimated': new MahalanobisNovelty().fit(X, y),
  neighbours: new NearestNeighborNovelty({ neighbors: 2, maxRows: 5, seed: 3 }).fit(X),
  'standard neighbours': new NearestNeighborNovelty({ neighbors: 2, scaling: 'standard' }).fit(X),
};
const TEXTS = Object.values(DETECTORS).map((detector) => JSON.stringify(writeNovelty(detector)));

describe('a document of a detector', () => {
  it.each(Object.entries(DETECTORS))('reads back as the same detector: %s', (_, detector) => {
    const document = JSON.parse(JSON.stringify(writeNovelty(detector)));
    const read = readNovelty(document);
    expect(read.options).toEqual(detector.options);
    expect(read.score(X)).toEqual(detector.score(X));
    expect(writeNovelty(read)).toEqual(document);
  });

  it('is not written of one that is not fitted', () => {
    expect(() => writeNovelty(new MahalanobisNovelty())).toThrow(NotFittedError);
    expect(() => writeNovelty(new NearestNeighborNovelty())).toThrow(NotFittedError);
  });

  it.each<[number, string, unknown, string]>([
    [0, 'formatVersion', 2, 'formatVersion: expected 1, got 2'],
    [0, 'kind', 'other', 'kind: expected "mahalanobis" or "nearest-neighbor", got "other"'],
    [0, 'shrinkage', 2, "shrinkage: expected a value that must be 'ledoit-wolf' or in (0, 1], got 2"],
    [0, 'means', [], 'means: expected an array of at least 1, got an array of 0'],
    [0, 'means.1', [1], 'means[1]: expected an array of 3, got an array of 1'],
    [0, 'cholesky', [[1]], 'cholesky: expected an array of 3 rows, got an array of 1'],
    [0, 'cholesky.1', [1], 'cholesky[1]: expected an array of 2, got an array of 1'],
    [0, 'cholesky.2.2', 0, 'cholesky[2][2]: expected a number > 0, got 0'],
    [2, 'neighbors', 0, 'neighbors: expected a value that must be an integer >= 1, got 0'],
    [2, 'neighbors', 9, 'maxRows: expected a value that must be an integer >= neighbors, got 5'],
    [2, 'scaling', 'x', 'scaling: expected one of none, unit-length, standard, got "x"'],
    [2, 'rows', [[1]], 'rows: expected an array of at least 2 rows, got an array of 1'],
    [3, 'scaler', undefined, 'scaler: expected an object, got undefined'],
    [3, 'rows', [[1], [2]], 'scaler.mean: expected an array of 1, got an array of 3'],
  ])('is refused for what is wrong, by its path: %i, %s', (which, path, value, message) => {
    const document: unknown = JSON.parse(TEXTS[which]);
    setAt(document, path.split('.'), value);
    expect(() => readNovelty(document)).toThrow(ModelFormatError);
    expect(() => readNovelty(document)).toThrow(message);
  });

  it('cannot reach a prototype', () => {
    for (const text of TEXTS) {
      readNovelty(JSON.parse(text.replaceAll('{', '{"__proto__": {"polluted": 1},')));
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(() => readNovelty(Object.create(JSON.parse(text)))).toThrow(ModelFormatError);
    }
  });

  it('is refused with a typed error, or scores, whichever value is replaced by whatever', () => {
    const changes = fc.constantFrom(...TEXTS).chain((text) =>
      fc.record({
        text: fc.constant(text),
        path: fc.constantFrom(...leafPaths(JSON.parse(text))),
        value: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(changes, ({ text, path, value }) => {
        const document: unknown = JSON.parse(text);
        setAt(document, path, value);
        try {
          expect(
            readNovelty(document)
              .score([[1, 2, 3]])
              .some(Number.isNaN),
          ).toBe(false);
        } catch (error) {
          expect(['ModelFormatError', 'ShapeMismatchError']).toContain(Object(error).name);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with a typed error if it is any other JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => readNovelty(value)).toThrow(ModelFormatError);
      }),
    );
  });
});

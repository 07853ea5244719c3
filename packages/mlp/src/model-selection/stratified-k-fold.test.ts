import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidParameterError, SmallClassError } from '../mlp-error.js';
import { StratifiedKFold, type StratifiedKFoldOptions } from './stratified-k-fold.js';

function testFolds(y: readonly string[], options: StratifiedKFoldOptions): number[][] {
  return Array.from(new StratifiedKFold(options).split(y), (fold) => Array.from(fold.test));
}

describe('StratifiedKFold', () => {
  it('takes the rows of each class in blocks, in their order', () => {
    const y = ['a', 'a', 'b', 'b', 'a', 'a', 'b', 'b'];
    expect(testFolds(y, { nSplits: 2 })).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
  });

  it('goes on with the next class where the last one stopped, so that folds stay of even size', () => {
    const y = ['a', 'a', 'a', 'b', 'b', 'b'];
    expect(testFolds(y, { nSplits: 2 })).toEqual([
      [0, 1, 3],
      [2, 4, 5],
    ]);
  });

  const cases = fc.record({
    y: fc.array(fc.integer({ min: 4, max: 12 }), { minLength: 1, maxLength: 4 }).chain((sizes) => {
      const labels = sizes.flatMap((size, label) => new Array<string>(size).fill(`class ${label}`));
      return fc.shuffledSubarray(labels, { minLength: labels.length });
    }),
    nSplits: fc.integer({ min: 2, max: 4 }),
    shuffle: fc.boolean(),
    seed: fc.nat(),
  });

  it('tests each row once, trains on all others, and splits every class evenly', () => {
    fc.assert(
      fc.property(cases, ({ y, ...options }) => {
        const tested: number[] = [];
        for (const { train, test } of new StratifiedKFold(options).split(y)) {
          tested.push(...test);
          expect([...train, ...test].sort((a, b) => a - b)).toEqual(y.map((_, row) => row));
          for (const label of new Set(y)) {
            const share = y.filter((other) => other === label).length / options.nSplits;
            const held = Array.from(test).filter((row) => y[row] === label).length;
            expect(Math.abs(held - share)).toBeLessThan(1);
          }
        }
        expect(tested.sort((a, b) => a - b)).toEqual(y.map((_, row) => row));
      }),
    );
  });

  it('shuffles by its seed alone', () => {
    const y = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
    const folds = (seed: number) => testFolds(y, { shuffle: true, seed });
    expect(folds(1)).toEqual(folds(1));
    expect(folds(1)).not.toEqual(folds(2));
    expect(folds(1)).not.toEqual(testFolds(y, {}));
  });

  it('refuses a class with fewer rows than folds, with the numbers', () => {
    const y = ['a', 'a', 'a', 'b', 'b'];
    const split = () => testFolds(y, { nSplits: 3 });
    expect(split).toThrow(SmallClassError);
    expect(split).toThrow('class "b" has 2 members, fewer than the 3 folds');
  });

  it('splits a small class all the same if told to, unless all classes are small', () => {
    const options = { nSplits: 3, smallClasses: 'allow' } as const;
    expect(testFolds(['a', 'a', 'a', 'b', 'b'], options)).toEqual([[0, 3], [1, 4], [2]]);
    expect(() => testFolds(['a', 'a', 'b', 'b'], options)).toThrow(SmallClassError);
  });

  it.each([1, 2.5, NaN])('refuses %d folds', (nSplits) => {
    expect(() => new StratifiedKFold({ nSplits })).toThrow(InvalidParameterError);
  });
});

describeWithReferenceData('the folds of scikit-learn 1.2.1', () => {
  const file = referencePath('mlp-reference', 'scaler-splits-metrics.json');
  const cases: { k: number; y: (number | string)[]; test_folds: number[][] }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  ).stratified_k_fold;

  it.each(cases)('are matched for k = $k', ({ k, y, test_folds }) => {
    expect(testFolds(y.map(String), { nSplits: k })).toEqual(test_folds);
  });
});

import fc from 'fast-check';

/** Any probabilities of so many classes; they sum to 1 but for rounding. */
export function distribution(classes: number): fc.Arbitrary<number[]> {
  const weight = fc.integer({ min: 0, max: 50 });
  return fc
    .array(weight, { minLength: classes, maxLength: classes })
    .filter((weights) => weights.some((value) => value > 0))
    .map((weights) => {
      const sum = weights.reduce((total, value) => total + value, 0);
      return weights.map((value) => value / sum);
    });
}

/** Rows of a true label and probabilities of the classes a, b and c. */
export const labelledDistributions = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), distribution(3)), { minLength: 1, maxLength: 30 })
  .map((rows) => ({
    yTrue: rows.map(([label]) => label),
    probabilities: rows.map(([, probabilities]) => probabilities),
  }));

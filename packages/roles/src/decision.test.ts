import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, ORIGINAL_UNKNOWN_RULE } from './decision.js';
import { InvalidRankingError } from './invalid-ranking-error.js';
import { rankRoles } from './ranking.js';

describe('the rule of NetworkML 0.6.10', () => {
  test('trusts a role above one half', () => {
    expect(decide([{ role: 'Printer', probability: 0.51 }], ORIGINAL_UNKNOWN_RULE)).toEqual({
      role: 'Printer',
      reason: null,
    });
  });

  test('says Unknown at exactly one half, and why', () => {
    expect(decide([{ role: 'Printer', probability: 0.5 }], ORIGINAL_UNKNOWN_RULE)).toEqual({
      role: 'Unknown',
      reason: 'no role has a probability above 0.5',
    });
  });
});

describe('the rule of novelty', () => {
  const rule = { kind: 'novelty', threshold: 2 } as const;
  const roles = [
    { role: 'Printer', probability: 0.4 },
    { role: 'Sensor', probability: 0.3 },
  ];

  test('trusts what is like the training data, however many roles are likely', () => {
    expect(decide(roles, rule, 2)).toEqual({ role: 'Printer', reason: null });
  });

  test('says Unknown for what is farther away, and by how much', () => {
    expect(decide(roles, rule, 5)).toEqual({
      role: 'Unknown',
      reason: 'it is unlike every device of the training data (2.5 times as far from them as is usual)',
    });
  });
});

describe('ranking', () => {
  test('puts the most probable role first and keeps the order of the classes among equals', () => {
    expect(rankRoles(['a', 'b', 'c', 'd'], [0.2, 0.3, 0.3, 0.2]).map(({ role }) => role)).toEqual([
      'b',
      'c',
      'a',
      'd',
    ]);
  });

  test('keeps every role with its probability', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (probabilities) => {
        const classes = probabilities.map((_, i) => `role-${i}`);
        const ranked = rankRoles(classes, probabilities);
        expect(new Map(ranked.map(({ role, probability }) => [role, probability]))).toEqual(
          new Map(classes.map((role, i) => [role, probabilities[i]])),
        );
        expect(ranked.map(({ probability }) => probability)).toEqual(
          [...probabilities].sort((a, b) => b - a),
        );
      }),
    );
  });
});

describe('what is no ranking is refused', () => {
  test.each([Number.NaN, -0.1, 1.1, undefined])('a probability of %s', (probability) => {
    // @ts-expect-error the compiler knows that undefined is no number
    expect(() => rankRoles(['a', 'b'], [0.5, probability])).toThrow(
      expect.objectContaining({ code: 'bad-probability', message: expect.stringMatching(/^b: /) }),
    );
  });

  test.each([[[0.5]], [[0.5, 0.3, 0.2]]])('%j for two roles', (probabilities) => {
    expect(() => rankRoles(['a', 'b'], probabilities)).toThrow(
      expect.objectContaining({ code: 'length-mismatch' }),
    );
  });

  test('no role at all to decide on', () => {
    expect(() => decide([], ORIGINAL_UNKNOWN_RULE)).toThrow(InvalidRankingError);
    expect(() => decide([], { kind: 'novelty', threshold: 1 })).toThrow(InvalidRankingError);
  });

  test('a sum of probabilities may exceed 1 by its rounding', () => {
    expect(rankRoles(['a'], [0.1 + 0.2 + 0.7 + 2 ** -52])).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, ORIGINAL_UNKNOWN_RULE } from './decision.js';
import { InvalidRankingError } from './invalid-ranking-error.js';
import { rankRoles } from './ranking.js';

describe('the rule of NetworkML 0.6.10', () => {
  test('trusts a role above one half', () => {
    expect(decide([{ role: 'Printer', probability: 0.51 }], ORIGINAL_UNKNOWN_RULE)).toEqual({
      role: 'Printer',
      category: 'Printer',
      confidence: 0.51,
      reason: null,
    });
  });

  test('says Unknown at exactly one half, and why', () => {
    expect(decide([{ role: 'Printer', probability: 0.5 }], ORIGINAL_UNKNOWN_RULE)).toEqual({
      role: 'Unknown',
      category: null,
      confidence: 0.5,
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
    expect(decide(roles, rule, 2)).toMatchObject({ role: 'Printer', reason: null });
  });

  test('says Unknown for what is farther away, and by how much', () => {
    expect(decide(roles, rule, 5)).toMatchObject({
      role: 'Unknown',
      category: null,
      reason: 'it is unlike every device of the training data (2.5 times as far from them as is usual)',
    });
  });
});

describe('the rule of the deepest node', () => {
  const rule = {
    kind: 'deepest-node',
    roles: { WebServer: 0.8, DatabaseServer: 0.8, Printer: 0.6 },
    categories: { Server: 0.9 },
  } as const;

  test('names a role that is probable enough', () => {
    const roles = rankRoles(['Printer', 'WebServer'], [0.2, 0.8]);
    expect(decide(roles, rule)).toEqual({
      role: 'WebServer',
      category: 'Server',
      confidence: 0.8,
      reason: null,
    });
  });

  test('names the category where its roles together are probable enough', () => {
    const roles = rankRoles(['DatabaseServer', 'Printer', 'WebServer'], [0.4, 0.05, 0.55]);
    expect(decide(roles, rule)).toEqual({
      role: 'Unknown',
      category: 'Server',
      confidence: expect.closeTo(0.95, 12),
      reason: 'Server, but its role is not certain: Web server 55 %, Database server 40 %',
    });
  });

  test('says Unknown where neither is, for a role that has no threshold too', () => {
    const roles = rankRoles(['Light', 'Printer', 'WebServer'], [0.5, 0.3, 0.2]);
    expect(decide(roles, rule)).toMatchObject({ role: 'Unknown', category: null, confidence: 0.5 });
    expect(decide(rankRoles(['Light'], [1]), rule)).toMatchObject({ role: 'Unknown', category: null });
  });

  test('never takes a class of the unknown for a role', () => {
    const sure = { ...rule, roles: { Unknown: 0.5 } };
    expect(decide(rankRoles(['Unknown', 'Printer'], [0.9, 0.1]), sure)).toMatchObject({
      role: 'Unknown',
      category: null,
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

import { expect, test } from 'vitest';
import { PRIORS, roleShares } from './priors.js';
import { CATEGORIES } from './taxonomy.js';

const TRAINED = new Map([
  ['WebServer', 0.3],
  ['DatabaseServer', 0.1],
  ['BusinessWorkstation', 0.2],
  ['Light', 0.4],
]);

test('every prior has a share for each category, and they sum to 1', () => {
  for (const shares of Object.values(PRIORS)) {
    expect(Object.keys(shares).sort()).toEqual(CATEGORIES.map(({ id }) => id).sort());
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

test('a prior divides the share of a category among its roles as the training data did', () => {
  const shares = roleShares('office', TRAINED);
  expect(shares.get('WebServer')).toBeCloseTo(0.75 * PRIORS.office.Server, 12);
  expect(shares.get('DatabaseServer')).toBeCloseTo(0.25 * PRIORS.office.Server, 12);
  expect(shares.get('BusinessWorkstation')).toBeCloseTo(PRIORS.office.Workstation, 12);
});

test('the flat prior takes every role for as common as any other', () => {
  expect([...roleShares('flat', TRAINED).values()]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

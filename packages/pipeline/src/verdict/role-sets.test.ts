import { rankRoles } from '@networkml/roles';
import { expect, test } from 'vitest';
import { roleSet, setThreshold } from './role-sets.js';

const RANKED = rankRoles(['a', 'b', 'c'], [0.6, 0.3, 0.1]);

test('a set holds the roles that are as probable as all but a share of the true ones were', () => {
  const model = { id: 'tiny', setQuantiles: Array.from({ length: 100 }, (_, i) => i / 100) };
  expect(setThreshold(model, 0.95)).toBe(0.05);
  expect(roleSet(RANKED, setThreshold(model, 0.95))).toEqual(['a', 'b', 'c']);
  expect(roleSet(RANKED, setThreshold(model, 0.8))).toEqual(['a', 'b']);
});

test('the most probable role is in every set', () => {
  expect(roleSet(RANKED, 0.9)).toEqual(['a']);
});

test('a model that was not judged on others tells no sets', () => {
  expect(() => setThreshold({ id: 'tiny' }, 0.95)).toThrow(/^model tiny was not judged on groups/);
});

import { expect, test } from 'vitest';
import { requireSameFeatures, SchemaMismatchError } from './schema-mismatch-error.js';

function mismatch(expected: string[], actual: string[]): SchemaMismatchError | undefined {
  try {
    requireSameFeatures('model.json', expected, actual);
    return undefined;
  } catch (error) {
    if (error instanceof SchemaMismatchError) return error;
    throw error;
  }
}

test('equal features pass', () => {
  expect(mismatch(['a', 'b'], ['a', 'b'])).toBeUndefined();
});

test('missing and added features are named', () => {
  const error = mismatch(['a', 'b', 'c'], ['b', 'x']);
  expect(error?.code).toBe('other-features');
  expect(error?.missing).toEqual(['a', 'c']);
  expect(error?.added).toEqual(['x']);
  expect(error?.message).toBe('model.json: the features do not fit: missing: a, c; not expected: x');
});

test('another order does not pass', () => {
  expect(mismatch(['a', 'b'], ['b', 'a'])).toMatchObject({
    code: 'other-order',
    message: 'model.json: the features do not fit: they are in another order',
  });
});

test('a long list is cut short in the message, not in the fields', () => {
  const names = Array.from({ length: 221 }, (_, i) => `feature-${i}`);
  const error = mismatch(names, []);
  expect(error?.missing).toHaveLength(221);
  expect(error?.message).toMatch(/feature-4 and 216 more$/);
});

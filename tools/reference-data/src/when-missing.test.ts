import { expect, test } from 'vitest';
import { whenMissing } from './when-missing.js';

test('a test without its reference data is skipped on a developer’s machine', () => {
  expect(whenMissing(undefined)).toBe('skip');
  expect(whenMissing('')).toBe('skip');
  expect(whenMissing('false')).toBe('skip');
});

test('a test without its reference data fails in continuous integration', () => {
  expect(whenMissing('true')).toBe('fail');
  expect(whenMissing('1')).toBe('fail');
});

import { describe, expect, test } from 'vitest';
import { displayName, ROLES, UNKNOWN } from './taxonomy.js';

describe('the taxonomy', () => {
  test('has the twelve roles of NetworkML 0.6.10, four more of an office, and seven of the smart home', () => {
    expect(ROLES.filter(({ domain }) => domain === 'office')).toHaveLength(16);
    expect(ROLES.filter(({ domain }) => domain === 'smart-home')).toHaveLength(7);
  });

  test('names every role once, and none Unknown', () => {
    const ids = [...ROLES.map(({ id }) => id), UNKNOWN];
    expect(new Set(ids).size).toBe(ids.length);
    const names = ROLES.map((role) => role.displayName);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('a role is shown by its name for people, one that is not in the taxonomy by its id', () => {
  expect(displayName('DistrFileShare')).toBe('Distributed file share');
  expect(displayName('Toaster')).toBe('Toaster');
  expect(displayName('constructor')).toBe('constructor');
});

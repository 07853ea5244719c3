import { describe, expect, test } from 'vitest';
import { CATEGORIES, categoryOf, displayName, ROLES, UNKNOWN } from './taxonomy.js';

describe('the taxonomy', () => {
  test('puts every role into a category that it knows', () => {
    const categories = CATEGORIES.map(({ id }) => id);
    for (const { id, category } of ROLES) {
      expect(categories, id).toContain(category);
      expect(categoryOf(id)).toBe(category);
    }
    expect(new Set(ROLES.map(({ category }) => category)).size).toBe(categories.length);
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
  expect(displayName('NetworkEquipment')).toBe('Network equipment');
  expect(displayName('Toaster')).toBe('Toaster');
  expect(categoryOf('Toaster')).toBeUndefined();
  expect(displayName('constructor')).toBe('constructor');
});

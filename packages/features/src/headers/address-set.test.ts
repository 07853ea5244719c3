import { expect, test } from 'vitest';
import { NO_ADDRESS } from './address-facts.js';
import { AddressSet } from './address-set.js';

function setOf(...indexes: number[]): AddressSet {
  const set = new AddressSet();
  for (const index of indexes) set.add(index);
  return set;
}

test('counts each address once, and "no address" as one more', () => {
  expect(setOf().size).toBe(0);
  expect(setOf(NO_ADDRESS, NO_ADDRESS, 3, 3, 0, 3).size).toBe(3);
});

test('lists addresses in order of their first appearance', () => {
  expect(setOf(7, NO_ADDRESS, 3, 7).addresses()).toEqual([7, 3]);
});

test('merges', () => {
  const set = setOf(1, 2);
  set.merge(setOf(2, NO_ADDRESS, 5));
  set.add(2);
  expect([set.size, set.addresses()]).toEqual([4, [1, 2, 5]]);
});

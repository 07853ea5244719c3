import { expect, test } from 'vitest';
import { dissect } from '../../test-support/fields-of.js';
import { LINK_TYPES } from './link-types.js';

test('a packet of a link type that is not dissected is skipped with that reason', () => {
  for (const linkType of [2, 104, 147, 65_535]) {
    expect(dissect(new Uint8Array(64), linkType)).toEqual({
      fields: {},
      protocols: '',
      skipped: 'unsupported-link-type',
    });
  }
});

test.each([...LINK_TYPES.keys()])('a packet of link type %i without a byte is skipped', (linkType) => {
  expect(dissect(new Uint8Array(0), linkType).skipped).toBe('truncated-link-header');
});

test.each([...LINK_TYPES.keys()])('a packet of link type %i of nothing but zeros is not', (linkType) => {
  expect(dissect(new Uint8Array(64), linkType).skipped).toBeNull();
});

test.each([...LINK_TYPES])(
  'something is read of a packet of link type %i that has its header, and nothing of a shorter one',
  (linkType, { headerLength }) => {
    expect(dissect(new Uint8Array(headerLength), linkType).skipped).toBeNull();
    expect(dissect(new Uint8Array(headerLength - 1), linkType).skipped).toBe('truncated-link-header');
  },
);

import { expect, test } from 'vitest';
import { LINK_TYPES } from '../../link/link-types.js';
import { LINK_TYPE_OF_ENCAPSULATION } from './wiretap-encapsulations.js';

/** Link types that Wireshark does not tell from others: 9 and 50 from one another, 12 and 14 from 101. */
const NOT_TOLD = [12, 14, 50];

test('every link type that is dissected is told by an encapsulation', () => {
  const told = new Set(LINK_TYPE_OF_ENCAPSULATION.values());
  expect([...LINK_TYPES.keys()].filter((linkType) => !told.has(linkType))).toEqual(NOT_TOLD);
});

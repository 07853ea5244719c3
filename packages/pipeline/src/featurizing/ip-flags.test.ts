import { DEVICE, HOST_FOOTPRINT, hostFootprint } from '@networkml/features';
import { expect, test } from 'vitest';
import { withIpFlags } from './ip-flags.js';

test('a schema is as it is where nothing is asked', () => {
  expect(withIpFlags(DEVICE, undefined)).toBe(DEVICE);
});

test('every variant of host-footprint gives way to the one that is asked for', () => {
  const tshark4 = hostFootprint({ ipFlags: 'tshark4' });
  expect(withIpFlags(HOST_FOOTPRINT, 'tshark4')).toBe(tshark4);
  expect(withIpFlags(tshark4, 'word')).toBe(HOST_FOOTPRINT);
});

test('schemas without the choice refuse it', () => {
  expect(() => withIpFlags(DEVICE, 'word')).toThrow(/^device@1 decodes IP flags in one way/);
});

import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { dissect } from '../../test-support/fields-of.js';

function protocolsOf(...payload: readonly number[]): string {
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(40_000, 4500, Uint8Array.from(payload)));
  return dissect(ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet)).protocols;
}

describe('UDP port 4500', () => {
  test('carries ESP', () => {
    expect(protocolsOf(0, 0, 0, 1, 0, 0, 0, 1)).toBe('eth:ip:esp:udp');
  });

  test('carries no ESP but IKE behind four zero bytes', () => {
    expect(protocolsOf(0, 0, 0, 0, 1, 2, 3, 4)).toBe('eth:ip:udp');
  });

  test('carries no ESP in a single byte, which keeps the mapping of an address translator alive', () => {
    expect(protocolsOf(0xff)).toBe('eth:ip:udp');
  });
});

import {
  cookedCapture,
  cookedCapture2,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  snap,
  udp,
  vlanTag,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const frame = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);

describe.each([
  ['SLL', 113, 16, cookedCapture],
  ['SLL2', 276, 20, cookedCapture2],
] as const)('Linux cooked capture, %s', (_, linkType, headerLength, cooked) => {
  test('carries what its EtherType says, and its address is no field', () => {
    const { fields, protocols } = dissect(cooked(ETHER_TYPE.ipv4, packet), linkType);
    expect(fields).toMatchObject({ ipSrc: '10.0.0.1', udpSrcport: 53 });
    expect(fields).not.toHaveProperty('ethSrc');
    expect(fields).not.toHaveProperty('ethType');
    expect(protocols).toBe('sll:ip:udp');
  });

  test('may be followed by a tag', () => {
    expect(
      dissect(cooked(ETHER_TYPE.vlan, vlanTag(7, ETHER_TYPE.ipv4, packet)), linkType).fields,
    ).toMatchObject({ vlanId: 7, udpSrcport: 53 });
  });

  test('carries LLC and whole Ethernet frames under numbers of Linux', () => {
    const logicalLink = snap(0, ETHER_TYPE.ipv4, packet);
    expect(dissect(cooked(4, logicalLink), linkType).protocols).toBe('sll:llc:ip:udp');
    expect(dissect(cooked(3, frame), linkType)).toMatchObject({
      fields: { ethSrc: '02:00:00:00:00:01' },
      protocols: 'sll:eth:ip:udp',
    });
  });

  test('of an unknown protocol ends the dissection', () => {
    expect(dissect(cooked(0x1234, packet), linkType)).toEqual({
      fields: {},
      protocols: 'sll',
      skipped: null,
    });
  });

  test('cut within its header is skipped', () => {
    const whole = cooked(ETHER_TYPE.ipv4, packet);
    expect(dissect(whole.subarray(0, headerLength - 1), linkType).skipped).toBe('truncated-link-header');
    expect(dissect(whole.subarray(0, headerLength), linkType).skipped).toBeNull();
  });

  test('gives exactly what is left of a packet that is cut off', () => {
    expectTruncation(cooked(ETHER_TYPE.ipv4, packet), ipv4UdpFieldsFrom(headerLength), linkType);
  });
});

import {
  ETHER_TYPE,
  IP_PROTOCOL,
  ieee80211,
  ipv4,
  snap,
  udp,
  WLAN_DATA,
  WLAN_FLAG,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const WLAN = 105;
const content = snap(0, ETHER_TYPE.ipv4, ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024)));
const { toDs, fromDs, htControl, moreFragments } = WLAN_FLAG;

describe('a wireless LAN frame', () => {
  test('carries LLC, and its addresses are no fields of Ethernet', () => {
    const { fields, protocols } = dissect(ieee80211(content), WLAN);
    expect(fields).toMatchObject({ ipSrc: '10.0.0.1', udpSrcport: 53 });
    expect(fields).not.toHaveProperty('ethSrc');
    expect(protocols).toBe('wlan:llc:ip:udp');
  });

  test.each([
    ['from a station', WLAN_DATA.plain, toDs],
    ['to a station', WLAN_DATA.plain, fromDs],
    ['between stations', WLAN_DATA.plain, 0],
    ['between access points, with four addresses', WLAN_DATA.plain, toDs | fromDs],
    ['with QoS control', WLAN_DATA.qos, toDs],
    ['with QoS control and four addresses', WLAN_DATA.qos, toDs | fromDs],
    ['with QoS and HT control', WLAN_DATA.qos, toDs | htControl],
  ])('%s has its payload behind the fields that it announces', (_, type, flags) => {
    expect(dissect(ieee80211(content, { type, flags }), WLAN).fields).toHaveProperty('udpSrcport', 53);
  });

  test.each([
    ['without data', { type: WLAN_DATA.none }],
    ['with QoS control without data', { type: WLAN_DATA.qosNone }],
    ['of management', { type: 0x80 }],
    ['of control', { type: 0xb4 }],
    ['of another version', { type: 0x09 }],
    ['that is encrypted', { flags: WLAN_FLAG.protected }],
    ['that is a fragment', { flags: moreFragments }],
    ['of several frames', { type: WLAN_DATA.qos, qosControl: 0x80 }],
  ])('%s ends the dissection', (_, options) => {
    expect(dissect(ieee80211(content, options), WLAN)).toEqual({
      fields: {},
      protocols: 'wlan',
      skipped: null,
    });
  });

  test('cut within its frame control is skipped', () => {
    expect(dissect(ieee80211(content).subarray(0, 1), WLAN).skipped).toBe('truncated-link-header');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(ieee80211(content), ipv4UdpFieldsFrom(24 + 8), WLAN);
    const longest = ieee80211(content, { type: WLAN_DATA.qos, flags: toDs | fromDs | htControl });
    expectTruncation(longest, ipv4UdpFieldsFrom(36 + 8), WLAN);
  });
});

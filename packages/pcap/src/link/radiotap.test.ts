import { ETHER_TYPE, IP_PROTOCOL, ieee80211, ipv4, radiotap, snap, udp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { ipv4UdpFieldsFrom } from '../../test-support/fields-from.js';
import { dissect } from '../../test-support/fields-of.js';

const RADIOTAP = 127;
const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const frame = ieee80211(snap(0, ETHER_TYPE.ipv4, packet));

describe('radiotap', () => {
  test.each([8, 24, 300])('of %i bytes comes before a wireless LAN frame', (length) => {
    expect(dissect(radiotap(frame, length), RADIOTAP)).toMatchObject({
      fields: { ipSrc: '10.0.0.1', udpSrcport: 53 },
      protocols: 'radiotap:wlan:llc:ip:udp',
    });
  });

  test('shorter than itself, or longer than the packet, ends the dissection', () => {
    for (const length of [0, 7])
      expect(dissect(radiotap(frame, length), RADIOTAP).protocols).toBe('radiotap');
    expect(dissect(radiotap(frame, 300).subarray(0, 299), RADIOTAP).protocols).toBe('radiotap');
  });

  test('cut within its header is skipped', () => {
    expect(dissect(radiotap(frame).subarray(0, 7), RADIOTAP).skipped).toBe('truncated-link-header');
  });

  test('gives exactly what is left of a packet that is cut off', () => {
    expectTruncation(radiotap(frame, 12), ipv4UdpFieldsFrom(12 + 24 + 8), RADIOTAP);
  });
});

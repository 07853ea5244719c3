import { ETHER_TYPE, ethernet, IP_PROTOCOL, igmp, ipv4 } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { dissect, headerOf } from '../../test-support/fields-of.js';

const MEMBERSHIP_REPORT = 0x16;
const packet = ipv4('10.0.0.1', '224.0.0.251', IP_PROTOCOL.igmp, igmp(MEMBERSHIP_REPORT, '224.0.0.251'));
const frame = ethernet('02:00:00:00:00:01', '01:00:5e:00:00:fb', ETHER_TYPE.ipv4, packet);

describe('IGMP', () => {
  test('gives its type', () => {
    expect(headerOf(frame, ['igmpType'])).toEqual({ igmpType: MEMBERSHIP_REPORT });
    expect(dissect(frame)).toMatchObject({ fields: { ipProto: 2 }, protocols: 'eth:ip:igmp' });
  });

  test.each([0x13, 0x14, 0x40])(
    'has no type of its own in a message of another protocol, type %i',
    (type) => {
      const other = ipv4('10.0.0.1', '224.0.0.4', IP_PROTOCOL.igmp, igmp(type, '0.0.0.0'));
      const whole = ethernet('02:00:00:00:00:01', '01:00:5e:00:00:04', ETHER_TYPE.ipv4, other);
      expect(headerOf(whole, ['igmpType'])).toEqual({});
      expect(dissect(whole).protocols).toBe('eth:ip:igmp');
    },
  );

  test('has no type if it is cut off', () => {
    expect(headerOf(frame.subarray(0, 34), ['igmpType'])).toEqual({});
    expect(dissect(frame.subarray(0, 34)).protocols).toBe('eth:ip:igmp');
  });
});

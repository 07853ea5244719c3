import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, sctp } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { dissect, headerOf } from '../../test-support/fields-of.js';

const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.sctp, sctp(50_000, 3868));
const frame = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);

describe('SCTP', () => {
  test('gives its ports', () => {
    expect(headerOf(frame, ['sctpSrcport', 'sctpDstport'])).toEqual({
      sctpSrcport: 50_000,
      sctpDstport: 3868,
    });
    expect(dissect(frame)).toMatchObject({ fields: { ipProto: 132 }, protocols: 'eth:ip:sctp' });
  });

  test('has both ports or none', () => {
    expect(headerOf(frame.subarray(0, 37), ['sctpSrcport', 'sctpDstport'])).toEqual({});
  });
});

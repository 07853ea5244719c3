import {
  concatenate,
  ETHER_TYPE,
  ethernet,
  GRE_FLAG,
  gre,
  IP_PROTOCOL,
  ipv4,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { dissect, outermostOf } from '../../test-support/fields-of.js';

const TYPES_I_AND_II = 0x88be;
const TYPE_III = 0x22eb;

const mirroredPacket = ipv4('192.168.3.2', '8.8.8.8', IP_PROTOCOL.udp, udp(53, 1024));
const mirrored = ethernet('00:00:5e:00:53:01', '00:00:5e:00:53:02', ETHER_TYPE.ipv4, mirroredPacket);

function frame(tunnel: Uint8Array): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.gre, tunnel);
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

function typeII(version = 1): Uint8Array {
  return concatenate(Uint8Array.of(version << 4, 0, 0, 0, 0, 0, 0, 0), mirrored);
}

/** @param flags the last two bytes of the header */
function typeIII(flags: number, payload: Uint8Array, version = 2): Uint8Array {
  return concatenate(
    Uint8Array.of(version << 4),
    new Uint8Array(9),
    Uint8Array.of(flags >> 8, flags & 0xff),
    payload,
  );
}

const mirroredFields = { ethSrc: '00:00:5e:00:53:01', ipSrc: '192.168.3.2', udpSrcport: 53 };

describe('ERSPAN', () => {
  test('of type I carries a frame without a header of its own', () => {
    expect(dissect(frame(gre(TYPES_I_AND_II, mirrored)))).toMatchObject({
      fields: { greProto: TYPES_I_AND_II, ...mirroredFields },
      protocols: 'eth:ip:gre:udp',
    });
  });

  test('of type II, told by the sequence number of GRE, carries a frame behind its header', () => {
    const { fields } = dissect(frame(gre(TYPES_I_AND_II, typeII(), GRE_FLAG.sequenceNumber)));
    expect(fields).toMatchObject(mirroredFields);
  });

  test('of type III carries a frame behind its header and its subheader', () => {
    const withSubheader = concatenate(new Uint8Array(8), mirrored);
    for (const [flags, payload] of [
      [0, mirrored],
      [1, withSubheader],
    ] as const) {
      const tunnel = gre(TYPE_III, typeIII(flags, payload), GRE_FLAG.sequenceNumber);
      expect(dissect(frame(tunnel)).fields).toMatchObject(mirroredFields);
    }
  });

  test('of type III carries an IP packet if its frame type says so', () => {
    const { fields } = dissect(frame(gre(TYPE_III, typeIII(2 << 10, mirroredPacket))));
    expect(fields).toMatchObject({ ethSrc: '02:00:00:00:00:01', ipSrc: '192.168.3.2', udpSrcport: 53 });
  });

  test('of another version or frame type carries nothing that is read', () => {
    for (const tunnel of [
      gre(TYPES_I_AND_II, typeII(2), GRE_FLAG.sequenceNumber),
      gre(TYPE_III, typeIII(0, mirrored, 1)),
      gre(TYPE_III, typeIII(1 << 10, mirrored)),
    ]) {
      expect(dissect(frame(tunnel)).fields.ipSrc).toBe('10.0.0.1');
    }
  });

  test('leaves the outer packet its own headers', () => {
    expect(outermostOf(frame(gre(TYPES_I_AND_II, mirrored)))).toMatchObject({
      fields: { ethSrc: '02:00:00:00:00:01', ipSrc: '10.0.0.1', greProto: TYPES_I_AND_II },
      protocols: 'eth:ip:gre',
    });
  });

  test('that is cut off shows the outer packet', () => {
    const whole = frame(gre(TYPE_III, typeIII(0, mirrored)));
    for (let length = 14 + 20 + 4; length < 14 + 20 + 4 + 12 + 14; length++) {
      expect(dissect(whole.subarray(0, length)).fields.ethSrc, `cut at ${length}`).toBe('02:00:00:00:00:01');
    }
  });
});

import { arp, ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, snap, udp, vlanTag } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { expectTruncation } from '../../test-support/expect-truncation.js';
import { dissect } from '../../test-support/fields-of.js';

const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024));
const request = arp(1, '02:00:00:00:00:01', '10.0.0.1', '10.0.0.2');

function frame(type: number, payload: Uint8Array): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', type, payload);
}

describe('an IEEE 802.1Q tag', () => {
  test('gives its identifier and the EtherType behind it, while eth.type stays that of the tag', () => {
    expect(dissect(frame(ETHER_TYPE.vlan, vlanTag(100, ETHER_TYPE.ipv4, packet)))).toMatchObject({
      fields: { ethType: 0x8100, vlanId: 100, vlanEtype: 0x0800, ipSrc: '10.0.0.1', udpDstport: 1024 },
      protocols: 'eth:vlan:ip:udp',
    });
  });

  test('has an identifier of twelve bits: priority and drop eligibility are no part of it', () => {
    expect(dissect(frame(ETHER_TYPE.vlan, vlanTag(0xffff, 0x1234, packet))).fields.vlanId).toBe(4095);
  });

  test('within another one replaces it', () => {
    const inner = vlanTag(200, ETHER_TYPE.arp, request);
    expect(dissect(frame(ETHER_TYPE.vlan, vlanTag(100, ETHER_TYPE.vlan, inner)))).toMatchObject({
      fields: { ethType: 0x8100, vlanId: 200, vlanEtype: 0x0806, arpOpcode: 1 },
      protocols: 'eth:vlan:arp',
    });
  });

  test('within another one, cut off, leaves the fields absent', () => {
    const outer = frame(ETHER_TYPE.vlan, vlanTag(100, ETHER_TYPE.vlan, Uint8Array.of(0)));
    expect(dissect(outer).fields).not.toHaveProperty('vlanId');
    expect(dissect(outer).fields).not.toHaveProperty('vlanEtype');
  });

  test('within a service tag is the one that counts', () => {
    const inner = vlanTag(200, ETHER_TYPE.ipv4, packet);
    expect(dissect(frame(ETHER_TYPE.serviceVlan, vlanTag(100, ETHER_TYPE.vlan, inner)))).toMatchObject({
      fields: { ethType: 0x88a8, vlanId: 200, vlanEtype: 0x0800, ipSrc: '10.0.0.1' },
      protocols: 'eth:vlan:ieee8021ad:ip:udp',
    });
  });

  test('may be followed by a length and LLC, and has no EtherType then', () => {
    const content = snap(0, ETHER_TYPE.ipv4, packet);
    const { fields, protocols } = dissect(frame(ETHER_TYPE.vlan, vlanTag(100, content.length, content)));
    expect(fields).toMatchObject({ vlanId: 100, ipSrc: '10.0.0.1' });
    expect(fields).not.toHaveProperty('vlanEtype');
    expect(protocols).toBe('eth:vlan:llc:ip:udp');
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(ETHER_TYPE.vlan, vlanTag(100, ETHER_TYPE.arp, request)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      vlanId: 16,
      vlanEtype: 18,
      arpOpcode: 26,
    });
  });
});

describe('an IEEE 802.1ad service tag', () => {
  test('alone shows no VLAN: its identifier has a name of its own', () => {
    expect(dissect(frame(ETHER_TYPE.serviceVlan, vlanTag(100, ETHER_TYPE.arp, request)))).toEqual({
      fields: {
        ethSrc: '02:00:00:00:00:01',
        ethDst: '02:00:00:00:00:02',
        ethType: 0x88a8,
        arpOpcode: 1,
      },
      protocols: 'eth:ieee8021ad:arp',
      skipped: null,
    });
  });

  test('gives exactly what is left of a frame that is cut off', () => {
    expectTruncation(frame(ETHER_TYPE.serviceVlan, vlanTag(100, ETHER_TYPE.arp, request)), {
      ethSrc: 14,
      ethDst: 14,
      ethType: 14,
      arpOpcode: 26,
    });
  });
});

test('nested without end, tags end the dissection instead of the stack', () => {
  let nested = new Uint8Array(0);
  for (let i = 0; i < 500; i++) nested = Uint8Array.from(vlanTag(i, ETHER_TYPE.vlan, nested));
  expect(dissect(frame(ETHER_TYPE.vlan, nested)).protocols).toBe('eth:vlan');
});

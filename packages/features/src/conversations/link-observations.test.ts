import {
  arp,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  icmp,
  ieee8023,
  igmp,
  ipv4,
  vlanTag,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { at, CLIENT, SERVER } from '../../test-support/flow/flows.js';
import { profileOf } from '../../test-support/profiles.js';

const BROADCAST = 'ff:ff:ff:ff:ff:ff';
const GROUP = '01:00:5e:00:00:05';
const NOTHING = new Uint8Array(46);

/** What a device sends beside its conversations, in a capture of these frames. */
async function sent(...frames: Uint8Array[]) {
  return (
    await profileOf(
      frames.map((bytes, i) => at(i, bytes)),
      CLIENT.mac,
    )
  ).link;
}

function over(protocol: number, content: Uint8Array = NOTHING): Uint8Array {
  return ethernet(CLIENT.mac, GROUP, ETHER_TYPE.ipv4, ipv4(CLIENT.ip, '224.0.0.5', protocol, content));
}

describe('what a device shows beside its conversations', () => {
  test.each([
    [0x88cc, 'lldp'],
    [0x8809, 'slow_protocols'],
    [0x8892, 'profinet'],
    [0x88a4, 'ethercat'],
    [0x88b8, 'substation'],
    [0x88ba, 'substation'],
    [0x88e1, 'homeplug'],
    [0x888e, 'eapol'],
    [0x1234, 'other_link'],
  ])('EtherType %i is %s', async (etherType, name) => {
    expect(await sent(ethernet(CLIENT.mac, '01:80:c2:00:00:0e', etherType, NOTHING))).toMatchObject({
      sent: { [name]: 1 },
      frames: { unicast: 0, multicast: 1, broadcast: 0 },
    });
  });

  test('an EtherType behind a VLAN tag counts', async () => {
    const content = vlanTag(7, 0x8892, NOTHING);
    expect(await sent(ethernet(CLIENT.mac, SERVER.mac, ETHER_TYPE.vlan, content))).toMatchObject({
      sent: { profinet: 1 },
    });
  });

  test.each([
    ['01:80:c2:00:00:00', 'spanning_tree'],
    ['01:00:0c:cc:cc:cd', 'spanning_tree'],
    ['01:00:0c:cc:cc:cc', 'cisco_discovery'],
    ['01:00:0c:00:00:00', 'other_link'],
  ])('a frame without EtherType to %s is %s', async (group, name) => {
    expect((await sent(ieee8023(CLIENT.mac, group, NOTHING)))?.sent).toEqual({ [name]: 1 });
  });

  test.each([
    [88, 'eigrp'],
    [89, 'ospf'],
    [103, 'pim'],
    [112, 'vrrp'],
    [47, 'tunnel'],
  ])('IP protocol %i is %s', async (protocol, name) => {
    expect((await sent(over(protocol)))?.sent).toEqual({ [name]: 1 });
  });

  test('ICMP and IGMP messages by their types', async () => {
    const frames = [
      over(IP_PROTOCOL.icmp, icmp(8, 0)),
      over(IP_PROTOCOL.icmp, icmp(11, 0)),
      over(IP_PROTOCOL.igmp, igmp(0x11, '224.0.0.1')),
      over(IP_PROTOCOL.igmp, igmp(0x16, '224.0.0.251')),
    ];
    expect(await sent(...frames)).toMatchObject({
      sent: { echo_request: 1, time_exceeded: 1, igmp_query: 1, igmp_report: 1 },
      otherAddresses: [CLIENT.ip],
    });
  });

  test('ARP: for whom a device asks, and which address it claims', async () => {
    const asked = ['10.0.0.2', '10.0.0.3', '10.0.0.3'].map((ip) =>
      ethernet(CLIENT.mac, BROADCAST, ETHER_TYPE.arp, arp(1, CLIENT.mac, CLIENT.ip, ip)),
    );
    expect(await sent(...asked)).toMatchObject({
      sent: { arp_request: 3 },
      arpTargets: 2,
      claimedAddresses: [CLIENT.ip],
      frames: { broadcast: 3 },
    });
  });
});

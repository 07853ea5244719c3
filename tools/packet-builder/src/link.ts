import { mac } from './addresses.js';
import { concatenate, header } from './bytes.js';

/** EtherTypes of the layers that are built here. */
export const ETHER_TYPE = {
  ipv4: 0x0800,
  arp: 0x0806,
  transparentEthernet: 0x6558,
  vlan: 0x8100,
  ipv6: 0x86dd,
  ppp: 0x880b,
  mpls: 0x8847,
  mplsMulticast: 0x8848,
  pppoeSession: 0x8864,
  serviceVlan: 0x88a8,
} as const;

/** Ethernet II frame. */
export function ethernet(source: string, destination: string, type: number, payload: Uint8Array): Uint8Array {
  const fields = header(14, (view, bytes) => {
    bytes.set(mac(destination));
    bytes.set(mac(source), 6);
    view.setUint16(12, type);
  });
  return concatenate(fields, payload);
}

/** IEEE 802.3 frame: a length where Ethernet II has a type. */
export function ieee8023(source: string, destination: string, payload: Uint8Array): Uint8Array {
  return ethernet(source, destination, payload.length, payload);
}

/** IEEE 802.1Q tag, to be carried by an EtherType of {@link ETHER_TYPE}. */
export function vlanTag(id: number, type: number, payload: Uint8Array): Uint8Array {
  const fields = header(4, (view) => {
    view.setUint16(0, id);
    view.setUint16(2, type);
  });
  return concatenate(fields, payload);
}

/** LLC header with SNAP extension, to be carried by an IEEE 802.3 frame; the OUI 0 makes the protocol an EtherType. */
export function snap(oui: number, protocol: number, payload: Uint8Array): Uint8Array {
  const fields = header(8, (view, bytes) => {
    bytes.set([0xaa, 0xaa, 0x03, oui >> 16, (oui >> 8) & 0xff, oui & 0xff]);
    view.setUint16(6, protocol);
  });
  return concatenate(fields, payload);
}

import { ipv4Address, ipv6Address, mac } from './addresses.js';
import { concatenate, header } from './bytes.js';

/** IP protocol numbers of the layers that are built here. */
export const IP_PROTOCOL = {
  hopByHopOptions: 0,
  icmp: 1,
  igmp: 2,
  ipv4: 4,
  tcp: 6,
  udp: 17,
  ipv6: 41,
  routing: 43,
  fragment: 44,
  gre: 47,
  esp: 50,
  ah: 51,
  icmpv6: 58,
  destinationOptions: 60,
  sctp: 132,
  mpls: 137,
} as const;

/** Fields of an IPv4 header beyond addresses and protocol, all 0 unless given. */
export interface Ipv4Options {
  readonly dsfield?: number;
  readonly identification?: number;
  /** Flags and fragment offset as one word; 0x4000 is "don't fragment". */
  readonly flagsAndOffset?: number;
  readonly timeToLive?: number;
  /** Option bytes, a multiple of four. */
  readonly options?: Uint8Array;
}

/** IPv4 packet (RFC 791), without checksum. */
export function ipv4(
  source: string,
  destination: string,
  protocol: number,
  payload: Uint8Array,
  {
    dsfield = 0,
    identification = 0,
    flagsAndOffset = 0,
    timeToLive = 64,
    options = new Uint8Array(0),
  }: Ipv4Options = {},
): Uint8Array {
  const headerLength = 20 + options.length;
  const fields = header(20, (view, bytes) => {
    view.setUint8(0, 0x40 | (headerLength / 4));
    view.setUint8(1, dsfield);
    view.setUint16(2, headerLength + payload.length);
    view.setUint16(4, identification);
    view.setUint16(6, flagsAndOffset);
    view.setUint8(8, timeToLive);
    view.setUint8(9, protocol);
    bytes.set(ipv4Address(source), 12);
    bytes.set(ipv4Address(destination), 16);
  });
  return concatenate(fields, options, payload);
}

/** Fields of an IPv6 header beyond addresses and next header. */
export interface Ipv6Options {
  readonly trafficClass?: number;
  readonly flowLabel?: number;
  readonly hopLimit?: number;
}

/** IPv6 packet (RFC 8200). */
export function ipv6(
  source: string,
  destination: string,
  nextHeader: number,
  payload: Uint8Array,
  { trafficClass = 0, flowLabel = 0, hopLimit = 64 }: Ipv6Options = {},
): Uint8Array {
  const fields = header(40, (view, bytes) => {
    view.setUint32(0, 0x6000_0000 + trafficClass * 0x10_0000 + flowLabel);
    view.setUint16(4, payload.length);
    view.setUint8(6, nextHeader);
    view.setUint8(7, hopLimit);
    bytes.set(ipv6Address(source), 8);
    bytes.set(ipv6Address(destination), 24);
  });
  return concatenate(fields, payload);
}

/** IPv6 extension header of eight bytes: hop-by-hop, routing, destination options, or a whole packet's fragment header. */
export function ipv6Extension(nextHeader: number, payload: Uint8Array): Uint8Array {
  const fields = header(8, (view) => view.setUint8(0, nextHeader));
  return concatenate(fields, payload);
}

/** IPv6 fragment header (RFC 8200 section 4.5); the offset counts units of eight bytes. */
export function ipv6Fragment(
  nextHeader: number,
  offset: number,
  moreFragments: boolean,
  payload: Uint8Array,
  identification = 0,
): Uint8Array {
  const fields = header(8, (view) => {
    view.setUint8(0, nextHeader);
    view.setUint16(2, (offset << 3) | (moreFragments ? 1 : 0));
    view.setUint32(4, identification);
  });
  return concatenate(fields, payload);
}

/** IP Authentication Header (RFC 4302) with an integrity check value of twelve bytes. */
export function authenticationHeader(nextHeader: number, payload: Uint8Array): Uint8Array {
  const fields = header(24, (view) => {
    view.setUint8(0, nextHeader);
    view.setUint8(1, 24 / 4 - 2);
  });
  return concatenate(fields, payload);
}

/** ARP for IPv4 over Ethernet (RFC 826): opcode 1 asks, 2 answers. */
export function arp(opcode: number, senderMac: string, senderIp: string, targetIp: string): Uint8Array {
  return header(28, (view, bytes) => {
    view.setUint16(0, 1);
    view.setUint16(2, 0x0800);
    view.setUint8(4, 6);
    view.setUint8(5, 4);
    view.setUint16(6, opcode);
    bytes.set(mac(senderMac), 8);
    bytes.set(ipv4Address(senderIp), 14);
    bytes.set(ipv4Address(targetIp), 24);
  });
}

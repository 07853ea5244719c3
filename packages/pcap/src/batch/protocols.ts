/**
 * Protocol layers that the dissector tells apart: one bit each in {@link PacketBatch.protocols}.
 * The names are Wireshark's, as `frame.protocols` prints them, from the bottom of the stack to its top.
 */
export const Protocol = {
  raw: 1 << 0,
  null: 1 << 1,
  sll: 1 << 2,
  radiotap: 1 << 3,
  wlan: 1 << 4,
  eth: 1 << 5,
  vlan: 1 << 6,
  ieee8021ad: 1 << 7,
  pppoes: 1 << 8,
  ppp: 1 << 9,
  mpls: 1 << 10,
  llc: 1 << 11,
  arp: 1 << 12,
  ip: 1 << 13,
  ipv6: 1 << 14,
  ah: 1 << 15,
  esp: 1 << 16,
  gre: 1 << 17,
  icmp: 1 << 18,
  icmpv6: 1 << 19,
  igmp: 1 << 20,
  tcp: 1 << 21,
  udp: 1 << 22,
  sctp: 1 << 23,
  vxlan: 1 << 24,
  geneve: 1 << 25,
  gtp: 1 << 26,
  teredo: 1 << 27,
  l2tp: 1 << 28,
  capwap: 1 << 29,
} as const;

/** Name of a protocol layer. */
export type ProtocolName = keyof typeof Protocol;

/** The protocol names in the order of their bits. */
export const PROTOCOL_NAMES = Object.keys(Protocol) as readonly ProtocolName[];

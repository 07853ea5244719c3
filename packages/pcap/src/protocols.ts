/**
 * Protocol layers that the dissector tells apart: one bit each in {@link PacketBatch.protocols}.
 * The names are Wireshark's, as `frame.protocols` prints them, from the bottom of the stack to its top.
 */
export const Protocol = {
  eth: 1 << 0,
  vlan: 1 << 1,
  ieee8021ad: 1 << 2,
  llc: 1 << 3,
  arp: 1 << 4,
  ip: 1 << 5,
  ipv6: 1 << 6,
  ah: 1 << 7,
  esp: 1 << 8,
  gre: 1 << 9,
  icmp: 1 << 10,
  icmpv6: 1 << 11,
  tcp: 1 << 12,
  udp: 1 << 13,
} as const;

/** Name of a protocol layer. */
export type ProtocolName = keyof typeof Protocol;

/** The protocol names in the order of their bits. */
export const PROTOCOL_NAMES = Object.keys(Protocol) as readonly ProtocolName[];

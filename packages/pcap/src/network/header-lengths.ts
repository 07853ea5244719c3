/** Bytes of headers of the network and transport layers, those of IPv4 and TCP without options. */
export const HEADER_LENGTHS = {
  /** RFC 791 section 3.1. */
  ipv4: 20,
  /** RFC 8200 section 3. */
  ipv6: 40,
  /** RFC 9293 section 3.1. */
  tcp: 20,
  /** RFC 768. */
  udp: 8,
} as const;

const ETHERNET = { TYPE: 12, HEADER_LENGTH: 14 } as const;
const ETHER_TYPE = { IPV4: 0x0800, ARP: 0x0806, VLAN: 0x8100, IPV6: 0x86dd } as const;
/** IEEE 802.1Q: identifier and type of what follows. */
const VLAN_LENGTH = 4;
/** Numbers below this are the length of an IEEE 802.3 frame: a header of logical link control follows. */
const LEAST_TYPE = 0x0600;
const LINK_CONTROL_LENGTH = 3;
/** An ARP packet between Ethernet and IPv4 addresses is a header and nothing else (RFC 826). */
const ARP_LENGTH = 28;
const IPV4 = { FRAGMENT: 6, PROTOCOL: 9, LEAST_LENGTH: 20 } as const;
const FRAGMENT_OFFSET_MASK = 0x1fff;
const IPV6 = { NEXT_HEADER: 6, HEADER_LENGTH: 40 } as const;
const PROTOCOL = { ICMP: 1, IGMP: 2, TCP: 6, UDP: 17, FRAGMENT: 44, ICMPV6: 58 } as const;
/** Hop-by-hop options, routing, destination options (RFC 8200): a next header, then their length in units of 8 bytes. */
const EXTENSIONS: readonly number[] = [0, 43, 60];
const FRAGMENT_HEADER_LENGTH = 8;
const TCP = { DATA_OFFSET: 12, LEAST_LENGTH: 20 } as const;
/** UDP, and what ICMP and IGMP messages of all types begin with. */
const SHORT_HEADER_LENGTH = 8;
/** Types of messages that quote the packet that they are about (RFC 792, RFC 4443). */
const ICMP_ERRORS: readonly number[] = [3, 4, 5, 11, 12];
const ICMPV6_ERRORS: readonly number[] = [1, 2, 3, 4];

/**
 * Length of an Ethernet frame's headers in bytes: up to the end of its TCP, UDP, ICMP or IGMP header, of those
 * that an ICMP error quotes, or of the last header before that is known. At most the length of the frame.
 */
export function headerLength(frame: Uint8Array): number {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return Math.min(frame.length, endOfHeaders(view));
}

function endOfHeaders(frame: DataView): number {
  const start = ETHERNET.HEADER_LENGTH;
  if (frame.byteLength < start) return start;
  const type = frame.getUint16(ETHERNET.TYPE);
  if (type !== ETHER_TYPE.VLAN) return endOfType(frame, start, type);
  const afterTag = start + VLAN_LENGTH;
  return frame.byteLength < afterTag ? afterTag : endOfType(frame, afterTag, frame.getUint16(afterTag - 2));
}

function endOfType(frame: DataView, start: number, type: number): number {
  switch (type) {
    case ETHER_TYPE.IPV4:
      return endOfIpv4(frame, start);
    case ETHER_TYPE.IPV6:
      return endOfIpv6(frame, start);
    case ETHER_TYPE.ARP:
      return start + ARP_LENGTH;
    default:
      return type < LEAST_TYPE ? start + LINK_CONTROL_LENGTH : start;
  }
}

function endOfIpv4(frame: DataView, start: number): number {
  if (frame.byteLength < start + IPV4.LEAST_LENGTH) return frame.byteLength;
  const end = start + Math.max(IPV4.LEAST_LENGTH, (frame.getUint8(start) & 0x0f) * 4);
  const isLaterFragment = (frame.getUint16(start + IPV4.FRAGMENT) & FRAGMENT_OFFSET_MASK) !== 0;
  return isLaterFragment ? end : endOfTransport(frame, end, frame.getUint8(start + IPV4.PROTOCOL));
}

function endOfIpv6(frame: DataView, start: number): number {
  let end = start + IPV6.HEADER_LENGTH;
  if (frame.byteLength < end) return frame.byteLength;
  let next = frame.getUint8(start + IPV6.NEXT_HEADER);
  while (EXTENSIONS.includes(next) && frame.byteLength >= end + 2) {
    next = frame.getUint8(end);
    end += (frame.getUint8(end + 1) + 1) * 8;
  }
  if (next !== PROTOCOL.FRAGMENT) return endOfTransport(frame, end, next);
  const afterFragment = end + FRAGMENT_HEADER_LENGTH;
  if (frame.byteLength < afterFragment) return frame.byteLength;
  const isLaterFragment = frame.getUint16(end + 2) >>> 3 !== 0;
  return isLaterFragment ? afterFragment : endOfTransport(frame, afterFragment, frame.getUint8(end));
}

function endOfTransport(frame: DataView, start: number, protocol: number): number {
  switch (protocol) {
    case PROTOCOL.TCP: {
      if (frame.byteLength < start + TCP.LEAST_LENGTH) return frame.byteLength;
      const words = frame.getUint8(start + TCP.DATA_OFFSET) >>> 4;
      return start + Math.max(TCP.LEAST_LENGTH, words * 4);
    }
    case PROTOCOL.ICMP:
      return endOfMessage(frame, start, ICMP_ERRORS, endOfIpv4);
    case PROTOCOL.ICMPV6:
      return endOfMessage(frame, start, ICMPV6_ERRORS, endOfIpv6);
    case PROTOCOL.UDP:
    case PROTOCOL.IGMP:
      return start + SHORT_HEADER_LENGTH;
    default:
      return start;
  }
}

/** An error's headers go on with those of the packet that it quotes. */
function endOfMessage(
  frame: DataView,
  start: number,
  errors: readonly number[],
  endOfQuoted: (frame: DataView, start: number) => number,
): number {
  const end = start + SHORT_HEADER_LENGTH;
  if (frame.byteLength <= end || !errors.includes(frame.getUint8(start))) return end;
  return endOfQuoted(frame, end);
}

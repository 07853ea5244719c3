import { ipv4Address } from '@networkml/packet-builder';
import type { Segment } from './segment.js';

const IGMP_PROTOCOL = 2;
const REPORT_TYPE = { version2: 0x16, version3: 0x22 } as const;
const HEADER_LENGTH = 8;
const GROUP_ADDRESS = 4;
const GROUP_COUNT = 6;
const GROUP_RECORD_LENGTH = 8;

/** IGMPv2 membership report (RFC 2236): a header alone. */
export function igmpv2Report(group: string): Segment {
  const header = new Uint8Array(HEADER_LENGTH);
  header[0] = REPORT_TYPE.version2;
  header.set(ipv4Address(group), GROUP_ADDRESS);
  return { protocol: IGMP_PROTOCOL, header, payloadLength: 0 };
}

/** IGMPv3 membership report (RFC 3376 section 4.2): a header, then a record without sources for each group. */
export function igmpv3Report(groups: number): Segment {
  const header = new Uint8Array(HEADER_LENGTH);
  header[0] = REPORT_TYPE.version3;
  new DataView(header.buffer).setUint16(GROUP_COUNT, groups);
  return { protocol: IGMP_PROTOCOL, header, payloadLength: groups * GROUP_RECORD_LENGTH };
}

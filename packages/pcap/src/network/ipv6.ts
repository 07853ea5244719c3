import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { HEADER_LENGTHS } from './header-lengths.js';

/** RFC 8200 section 3. */
const IPV6 = {
  VERSION_CLASS_AND_LABEL: 0,
  PAYLOAD_LENGTH: 4,
  NEXT_HEADER: 6,
  HOP_LIMIT: 7,
  SOURCE: 8,
  DESTINATION: 24,
  HEADER_LENGTH: HEADER_LENGTHS.ipv6,
} as const;
const TRAFFIC_CLASS_SHIFT = 20;
const FLOW_LABEL = 0x000f_ffff;

const FIELDS = Field.ipv6Src | Field.ipv6Dst;

/** Internet Protocol version 6; a packet of another version shows that version only. Its extension headers are dissectors of their own, found by next header. */
export function ipv6(packet: Dissection, offset: number): void {
  const { batch, row } = packet;
  const first = packet.enter(Protocol.ipv6, FIELDS);
  if (!packet.fits(offset, 1)) return;
  const version = packet.uint8(offset) >> 4;
  if (first || version !== 6) {
    batch.ipVersion[row] = version;
    packet.present |= Field.ipVersion;
  }
  if (version !== 6) return;

  if (!packet.fits(offset, IPV6.SOURCE + 16)) return;
  const classAndLabel = packet.uint32(offset + IPV6.VERSION_CLASS_AND_LABEL);
  const payloadLength = packet.uint16(offset + IPV6.PAYLOAD_LENGTH);
  const nextHeader = packet.uint8(offset + IPV6.NEXT_HEADER);
  batch.ipv6Tclass[row] = classAndLabel >>> TRAFFIC_CLASS_SHIFT;
  batch.ipv6Flow[row] = classAndLabel & FLOW_LABEL;
  batch.ipv6Plen[row] = payloadLength;
  batch.ipv6Nxt[row] = nextHeader;
  batch.ipv6Hlim[row] = packet.uint8(offset + IPV6.HOP_LIMIT);
  batch.ipv6Src[row] = packet.ips.internIpv6(packet.view, offset + IPV6.SOURCE);
  packet.present |= Field.ipv6Src;

  if (!packet.fits(offset, IPV6.HEADER_LENGTH)) return;
  batch.ipv6Dst[row] = packet.ips.internIpv6(packet.view, offset + IPV6.DESTINATION);
  packet.present |= Field.ipv6Dst;

  const payload = offset + IPV6.HEADER_LENGTH;
  // A payload length of 0 is a jumbogram (RFC 2675) or what segmentation offload leaves.
  if (payloadLength !== 0) packet.limit(payload + payloadLength);
  packet.ipProtocol(nextHeader, payload);
}

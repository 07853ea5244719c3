import type { Dissection } from '../dissection.js';
import { Field } from '../packet-batch.js';
import { Protocol } from '../protocols.js';

/** RFC 8200 section 3. */
const IPV6 = { PAYLOAD_LENGTH: 4, NEXT_HEADER: 6, SOURCE: 8, DESTINATION: 24, HEADER_LENGTH: 40 } as const;

const FIELDS = Field.ipv6Src | Field.ipv6Dst;

/** Internet Protocol version 6; a packet of another version shows that version only. Its extension headers are dissectors of their own, found by next header. */
export function ipv6(packet: Dissection, offset: number): void {
  const { batch, row, bytes } = packet;
  const first = packet.enter(Protocol.ipv6, FIELDS);
  if (!packet.fits(offset, 1)) return;
  const version = bytes[offset] >> 4;
  if (first || version !== 6) {
    batch.ipVersion[row] = version;
    batch.present[row] |= Field.ipVersion;
  }
  if (version !== 6) return;

  if (!packet.fits(offset, IPV6.SOURCE + 16)) return;
  batch.ipv6Src[row] = packet.ips.internIpv6(bytes, offset + IPV6.SOURCE);
  batch.present[row] |= Field.ipv6Src;

  if (!packet.fits(offset, IPV6.HEADER_LENGTH)) return;
  batch.ipv6Dst[row] = packet.ips.internIpv6(bytes, offset + IPV6.DESTINATION);
  batch.present[row] |= Field.ipv6Dst;

  const payload = offset + IPV6.HEADER_LENGTH;
  const payloadLength = packet.uint16(offset + IPV6.PAYLOAD_LENGTH);
  // A payload length of 0 is a jumbogram (RFC 2675) or what segmentation offload leaves.
  if (payloadLength !== 0) packet.limit(payload + payloadLength);
  packet.ipProtocol(bytes[offset + IPV6.NEXT_HEADER], payload);
}

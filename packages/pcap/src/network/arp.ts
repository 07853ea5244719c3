import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 826: the addresses behind the header are as long as it says, those of the sender before those of the target. */
const ARP = {
  PROTOCOL_TYPE: 2,
  HARDWARE_LENGTH: 4,
  PROTOCOL_LENGTH: 5,
  OPCODE: 6,
  HEADER_LENGTH: 8,
} as const;
const IPV4 = 0x0800;
const IPV4_LENGTH = 4;

const FIELDS = Field.arpOpcode | Field.arpSrcProtoIpv4;

/** Address Resolution Protocol and its reverse (RFC 903), with the addresses that it asks and tells if they are IPv4. */
export function arp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.arp, FIELDS);
  if (!packet.fits(offset, ARP.HEADER_LENGTH)) return;
  const { batch, row } = packet;
  batch.arpOpcode[row] = packet.uint16(offset + ARP.OPCODE);
  packet.present |= Field.arpOpcode;

  const isIpv4 =
    packet.uint16(offset + ARP.PROTOCOL_TYPE) === IPV4 &&
    packet.uint8(offset + ARP.PROTOCOL_LENGTH) === IPV4_LENGTH;
  const hardwareLength = packet.uint8(offset + ARP.HARDWARE_LENGTH);
  const source = offset + ARP.HEADER_LENGTH + hardwareLength;
  const target = source + IPV4_LENGTH + hardwareLength;
  if (!isIpv4 || !packet.fits(target, IPV4_LENGTH)) return;
  batch.arpSrcProtoIpv4[row] = packet.ips.internIpv4(packet.view, source);
  batch.arpDstProtoIpv4[row] = packet.ips.internIpv4(packet.view, target);
  packet.present |= Field.arpSrcProtoIpv4;
}

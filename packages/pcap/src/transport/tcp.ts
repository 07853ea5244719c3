import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { HEADER_LENGTHS } from '../network/header-lengths.js';
import { TCP_OPTION_FIELDS, tcpOptions } from './tcp-options.js';

/** RFC 9293 section 3.1. */
const TCP = {
  SOURCE_PORT: 0,
  DESTINATION_PORT: 2,
  SEQUENCE_NUMBER: 4,
  ACKNOWLEDGMENT_NUMBER: 8,
  OFFSET_AND_FLAGS: 12,
  WINDOW: 14,
  MIN_HEADER_LENGTH: HEADER_LENGTHS.tcp,
} as const;
const FLAGS = 0x0fff;

const FIELDS = Field.tcpSrcport | Field.tcpFlags | Field.tcpLen;

/**
 * Transmission Control Protocol: the ports; what follows them where the header is whole enough to trust it; the options.
 */
export function tcp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.tcp, FIELDS, TCP_OPTION_FIELDS);
  if (!packet.fits(offset, TCP.DESTINATION_PORT + 2)) return;
  const { batch, row } = packet;
  batch.tcpSrcport[row] = packet.uint16(offset + TCP.SOURCE_PORT);
  batch.tcpDstport[row] = packet.uint16(offset + TCP.DESTINATION_PORT);
  packet.present |= Field.tcpSrcport;

  if (!packet.fits(offset, TCP.WINDOW + 2)) return;
  const offsetAndFlags = packet.uint16(offset + TCP.OFFSET_AND_FLAGS);
  const headerLength = (offsetAndFlags >> 12) * 4;
  if (headerLength < TCP.MIN_HEADER_LENGTH) return;
  batch.tcpSeqRaw[row] = packet.uint32(offset + TCP.SEQUENCE_NUMBER);
  batch.tcpAckRaw[row] = packet.uint32(offset + TCP.ACKNOWLEDGMENT_NUMBER);
  batch.tcpFlags[row] = offsetAndFlags & FLAGS;
  batch.tcpWindowSizeValue[row] = packet.uint16(offset + TCP.WINDOW);
  packet.present |= Field.tcpFlags;
  const length = packet.endOnWire - offset - headerLength;
  if (packet.endIsKnown && length >= 0) {
    batch.tcpLen[row] = length;
    packet.present |= Field.tcpLen;
  }

  if (packet.fits(offset, TCP.MIN_HEADER_LENGTH)) {
    tcpOptions(packet, offset + TCP.MIN_HEADER_LENGTH, offset + headerLength);
  }
}

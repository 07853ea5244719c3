import type { FieldName } from '../src/batch/fields.js';

/** For each field of UDP in IPv4 without options that starts at `start`, the bytes that it takes to read it. */
export function ipv4UdpFieldsFrom(start: number): Partial<Record<FieldName, number>> {
  return {
    ipVersion: start + 1,
    ipDsfield: start + 2,
    ipFlags: start + 8,
    ipProto: start + 10,
    ipSrc: start + 16,
    ipDst: start + 20,
    udpSrcport: start + 24,
    udpDstport: start + 24,
  };
}

/** For each field of an Ethernet II header that starts at `start`, the bytes that it takes to read it. */
export function ethernetFieldsFrom(start: number): Partial<Record<FieldName, number>> {
  return { ethSrc: start + 14, ethDst: start + 14, ethType: start + 14 };
}

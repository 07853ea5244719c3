import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, pcapRecord, udp } from '@networkml/packet-builder';

/** An Ethernet frame from one device to another. */
export function frame(type: number, payload: Uint8Array): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', type, payload);
}

/** An IPv4 packet from one host to another. */
export function packet(protocol: number, payload: Uint8Array): Uint8Array {
  return ipv4('10.0.0.1', '10.0.0.2', protocol, payload);
}

/** An ordinary frame. */
export const UDP_FRAME = frame(ETHER_TYPE.ipv4, packet(IP_PROTOCOL.udp, udp(53, 1024)));

/** A record of a pcap file that holds it. */
export const UDP_RECORD = pcapRecord(UDP_FRAME);

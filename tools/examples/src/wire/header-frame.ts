import { ETHER_TYPE, ethernet, vlanTag } from '@networkml/packet-builder';

/** A frame as a capture of nothing but headers holds it. */
export interface HeaderFrame {
  /** The bytes up to the end of the last header. */
  readonly headers: Uint8Array;
  /** Bytes on the wire. */
  readonly length: number;
}

/** The two ends of a frame. */
export interface LinkFields {
  readonly source: string;
  readonly destination: string;
  /** VLAN of the IEEE 802.1Q tag, if there is one. */
  readonly vlan: number | undefined;
  /** Whether a wire brought the frame: Ethernet fills frames up to 60 bytes, a radio does not. */
  readonly wired: boolean;
}

const SHORTEST_WIRED_FRAME = 60;

/** Ethernet frame of a packet's headers that `payloadLength` bytes follow on the wire. */
export function headerFrame(
  { source, destination, vlan, wired }: LinkFields,
  etherType: number,
  packet: Uint8Array,
  payloadLength: number,
): HeaderFrame {
  const headers =
    vlan === undefined
      ? ethernet(source, destination, etherType, packet)
      : ethernet(source, destination, ETHER_TYPE.vlan, vlanTag(vlan, etherType, packet));
  const length = headers.length + payloadLength;
  return { headers, length: wired ? Math.max(length, SHORTEST_WIRED_FRAME) : length };
}

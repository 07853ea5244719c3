/** Why a flow ended, in the words of IPFIX (flowEndReason, information element 136, its values 1 to 5 in this order). */
export type FlowEndReason =
  | 'idle timeout'
  | 'active timeout'
  | 'end of flow detected'
  | 'forced end'
  | 'lack of resources';

/** What a row of a flow table is about. Its source is the flow's initiator, see {@link FlowMeter}. */
export interface FlowRow {
  /** Identifier of the IEEE 802.1Q tag, 0 to 4095; undefined if the packets have none. */
  readonly vlan: number | undefined;
  readonly ipVersion: 4 | 6;
  /** Protocol number (IANA): the transport's, behind extension headers, or that of the header that hides it. */
  readonly protocol: number;
  /** IP address as Wireshark prints it. */
  readonly source: string;
  /** Port of TCP, UDP or SCTP; undefined for other protocols and for packets that do not show it. */
  readonly sourcePort: number | undefined;
  readonly destination: string;
  readonly destinationPort: number | undefined;
  /** MAC address in the flow's first packet, lower case with colons; undefined if that has no Ethernet header. */
  readonly sourceMac: string | undefined;
  readonly destinationMac: string | undefined;
  /** Earliest time of a packet, seconds since the epoch; undefined if none of them has a time. */
  readonly first: number | undefined;
  /** Latest time of a packet, seconds since the epoch; undefined if none of them has a time. */
  readonly last: number | undefined;
  readonly endReason: FlowEndReason;
}

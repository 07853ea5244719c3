import type { IpScope } from '../headers/ip-scope.js';
import type { Transport } from '../services/service-table.js';
import type { OperatingSystem } from './operating-systems.js';

/** Which part a device has in a conversation. */
export type Part = 'client' | 'server';

/**
 * What one device and one peer said to each other over one pair of ports, as the device saw it. Packets of a capture
 * give such records, and flow records (Zeek's `conn.log`, IPFIX) could: what is optional they do not tell.
 */
export interface ConversationRecord {
  readonly transport: Transport;
  /** The device's address in this conversation, as Wireshark prints it. A gateway's are those of others. */
  readonly ownAddress: string;
  readonly peerAddress: string;
  readonly peerScope: IpScope;
  /** Where the device's own address is. */
  readonly ownScope: IpScope;
  readonly ownPort: number;
  readonly peerPort: number;
  /** Which part the device has. */
  readonly part: Part;
  /** SYNs without ACK that the client sent; 0 if the beginning was not seen, and for UDP. */
  readonly attempts: number;
  /** The server accepted: SYN and ACK, or data; of UDP and SCTP any packet. */
  readonly isAnswered: boolean;
  /** The server sent RST, and never accepted. */
  readonly isRefused: boolean;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  /** Bytes of payload that the device sent, as the headers tell. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Time of the first packet in seconds since the epoch; undefined if none has a time. */
  readonly firstSeen?: number | undefined;
  readonly lastSeen?: number | undefined;
  /** Order of the conversations by their first packets: its number in the capture, counted from 0. */
  readonly order: number;
  /** Least and greatest time to live (or hop limit) of the packets that the device sent. */
  readonly hopsLeft?: readonly [least: number, greatest: number] | undefined;
  /** What the options of the device's SYN, with or without ACK, tell of its TCP stack. */
  readonly operatingSystem?: OperatingSystem | undefined;
}

/** Port of the service that a conversation is about. */
export function servicePort({ part, ownPort, peerPort }: ConversationRecord): number {
  return part === 'server' ? ownPort : peerPort;
}

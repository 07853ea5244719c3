import type { Part } from '../conversations/conversation-record.js';
import type { AnyServiceClass } from '../services/service-ports.js';
import type { Transport } from '../services/service-table.js';
import type { InsideAndOutside } from './inside-and-outside.js';

/**
 * What a device did with a service: one of a known port, or all of a kind whose ports no service is known to have. One
 * that it says to a group or to all (`part` is `announcer`) is a service of its own: nobody is asked.
 */
export interface ServiceFacts {
  readonly part: Part | 'announcer';
  readonly transport: Transport;
  /** Undefined for all services whose ports are not known. */
  readonly port: number | undefined;
  /** Name of the protocol as the table of services has it, `other` if the port is not known. */
  readonly name: string;
  readonly class: AnyServiceClass;
  /** Conversations of any kind. */
  readonly conversations: number;
  /** Those whose beginning was seen: a SYN, or over UDP and SCTP the client's first packet. */
  readonly attempted: number;
  /** Those that the server accepted or answered. */
  readonly answered: number;
  /** Those in which both sent payload. */
  readonly withData: number;
  /** Those that the server refused by RST. */
  readonly refused: number;
  /** Distinct addresses of the other ends. */
  readonly peers: InsideAndOutside;
  /** Those with which a conversation was answered. */
  readonly answeredPeers: InsideAndOutside;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  /** Bytes of payload. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** In seconds since the epoch; undefined if no packet has a time. */
  readonly firstSeen: number | undefined;
  readonly lastSeen: number | undefined;
}

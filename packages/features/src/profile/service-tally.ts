import type { ConversationRecord } from '../conversations/conversation-record.js';
import { DistinctAddresses } from './distinct-addresses.js';
import type { ServiceFacts } from './service-facts.js';

/** Adds up the conversations of one service. */
export class ServiceTally {
  #conversations = 0;
  #attempted = 0;
  #answered = 0;
  #withData = 0;
  #refused = 0;
  #packetsSent = 0;
  #packetsReceived = 0;
  #bytesSent = 0;
  #bytesReceived = 0;
  #firstSeen = Infinity;
  #lastSeen = -Infinity;
  readonly #peers = new DistinctAddresses();
  readonly #answeredPeers = new DistinctAddresses();

  constructor(readonly service: Pick<ServiceFacts, 'part' | 'transport' | 'port' | 'name' | 'class'>) {}

  /** True if there were more peers than are told apart. */
  get isApproximate(): boolean {
    return this.#peers.isFull;
  }

  add(record: ConversationRecord): void {
    this.#conversations++;
    if (record.transport !== 'tcp' || record.attempts > 0) this.#attempted++;
    if (record.isAnswered) {
      this.#answered++;
      this.#answeredPeers.add(record.peerAddress, record.peerScope);
    }
    if (record.bytesSent > 0 && record.bytesReceived > 0) this.#withData++;
    if (record.isRefused) this.#refused++;
    this.#peers.add(record.peerAddress, record.peerScope);
    this.#packetsSent += record.packetsSent;
    this.#packetsReceived += record.packetsReceived;
    this.#bytesSent += record.bytesSent;
    this.#bytesReceived += record.bytesReceived;
    this.#firstSeen = Math.min(this.#firstSeen, record.firstSeen ?? Infinity);
    this.#lastSeen = Math.max(this.#lastSeen, record.lastSeen ?? -Infinity);
  }

  /** Takes what another has taken of the same service. */
  merge(other: ServiceTally): void {
    this.#conversations += other.#conversations;
    this.#attempted += other.#attempted;
    this.#answered += other.#answered;
    this.#withData += other.#withData;
    this.#refused += other.#refused;
    this.#packetsSent += other.#packetsSent;
    this.#packetsReceived += other.#packetsReceived;
    this.#bytesSent += other.#bytesSent;
    this.#bytesReceived += other.#bytesReceived;
    this.#firstSeen = Math.min(this.#firstSeen, other.#firstSeen);
    this.#lastSeen = Math.max(this.#lastSeen, other.#lastSeen);
    this.#peers.merge(other.#peers);
    this.#answeredPeers.merge(other.#answeredPeers);
  }

  facts(): ServiceFacts {
    return {
      ...this.service,
      conversations: this.#conversations,
      attempted: this.#attempted,
      answered: this.#answered,
      withData: this.#withData,
      refused: this.#refused,
      peers: this.#peers.numbers(),
      answeredPeers: this.#answeredPeers.numbers(),
      packetsSent: this.#packetsSent,
      packetsReceived: this.#packetsReceived,
      bytesSent: this.#bytesSent,
      bytesReceived: this.#bytesReceived,
      firstSeen: Number.isFinite(this.#firstSeen) ? this.#firstSeen : undefined,
      lastSeen: Number.isFinite(this.#lastSeen) ? this.#lastSeen : undefined,
    };
  }
}

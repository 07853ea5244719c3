import type { ConversationRecord } from '../conversations/conversation-record.js';
import type { ScanFacts } from './device-profile.js';
import { Distinct } from './distinct.js';

/** Fewest attempts, and fewest peers or ports, of a scanner. */
const FEWEST_OF_A_SCAN = 16;

/** Adds up which conversations a device tried to open, and what became of them. */
export class ScanTally {
  #attempted = 0;
  #unanswered = 0;
  #refused = 0;
  readonly #failedPeers = new Distinct();
  readonly #failedPorts = new Distinct();

  get isFull(): boolean {
    return this.#failedPeers.isFull;
  }

  add(record: ConversationRecord): void {
    if (record.transport !== 'tcp' || record.part !== 'client' || record.attempts === 0) return;
    this.#attempted++;
    if (record.isAnswered) return;
    if (record.isRefused) this.#refused++;
    else this.#unanswered++;
    this.#failedPeers.add(record.peerAddress);
    this.#failedPorts.add(String(record.peerPort));
  }

  merge(other: ScanTally): void {
    this.#attempted += other.#attempted;
    this.#unanswered += other.#unanswered;
    this.#refused += other.#refused;
    this.#failedPeers.merge(other.#failedPeers);
    this.#failedPorts.merge(other.#failedPorts);
  }

  facts(): ScanFacts {
    const failed = this.#unanswered + this.#refused;
    const targets = Math.max(this.#failedPeers.size, this.#failedPorts.size);
    return {
      attempted: this.#attempted,
      unanswered: this.#unanswered,
      refused: this.#refused,
      failedPeers: this.#failedPeers.size,
      failedPorts: this.#failedPorts.size,
      isScanner: targets >= FEWEST_OF_A_SCAN && 2 * failed > this.#attempted,
    };
  }
}

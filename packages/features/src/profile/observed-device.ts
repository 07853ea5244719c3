import type { PacketBatch } from '@networkml/pcap';
import type { ConversationRecord } from '../conversations/conversation-record.js';
import { ConversationTable } from '../conversations/conversation-table.js';
import { LinkObserver } from '../conversations/link-observations.js';
import type { DeviceKey, DeviceRecord } from '../devices/device-record.js';
import type { Traffic } from '../devices/traffic.js';
import type { AddressFacts } from '../headers/address-facts.js';
import type { DeviceProfile, ProfileSubject } from './device-profile.js';
import { deviceProfile, ProfileTally } from './profile-tally.js';

/** Bit of the first octet of a MAC address that no vendor gave out (IEEE 802, clause 8.2). */
const LOCALLY_ADMINISTERED = 0b10;

/** What is gathered of one device in one pass: its conversations, and what it shows of itself beside them. */
export class ObservedDevice implements DeviceRecord {
  readonly #conversations: ConversationTable;
  readonly #link: LinkObserver;
  /** The conversations that are no longer kept each for itself. */
  #folded: ProfileTally | undefined;

  constructor(
    readonly key: DeviceKey,
    addresses: AddressFacts,
  ) {
    this.#conversations = new ConversationTable(addresses, (conversation) => this.#fold(conversation));
    this.#link = new LinkObserver(addresses);
  }

  /** True if there were too many conversations to keep each for itself: one that goes on counts twice. */
  get isApproximate(): boolean {
    return this.#folded !== undefined;
  }

  add(packets: PacketBatch, traffic: Traffic): void {
    this.#conversations.add(packets, traffic);
    this.#link.add(packets, traffic);
  }

  /** Takes what another has taken of packets of the same device. */
  merge(other: ObservedDevice): void {
    this.#conversations.merge(other.#conversations);
    this.#link.merge(other.#link);
    if (other.#folded === undefined) return;
    this.#folded ??= new ProfileTally();
    this.#folded.merge(other.#folded);
  }

  /** The conversations that are kept, in order of their first packets. */
  conversations(): ConversationRecord[] {
    return this.#conversations.records();
  }

  /** The facts of all that was gathered. */
  profile(): DeviceProfile {
    const tally = new ProfileTally();
    for (const conversation of this.conversations()) tally.add(conversation);
    if (this.#folded !== undefined) tally.merge(this.#folded);
    return tally.profile(this.#subject(), this.#link.observations(), this.isApproximate);
  }

  /** The facts that some of the conversations tell alone. */
  profileOf(conversations: Iterable<ConversationRecord>): DeviceProfile {
    return deviceProfile(this.#subject(), conversations);
  }

  #subject(): ProfileSubject {
    const { type, text } = this.key;
    const hasLocalMac = (Number.parseInt(text.slice(0, 2), 16) & LOCALLY_ADMINISTERED) !== 0;
    return { key: text, hasLocalMac: type === 'mac' ? hasLocalMac : undefined };
  }

  #fold(conversation: ConversationRecord): void {
    this.#folded ??= new ProfileTally();
    this.#folded.add(conversation);
  }
}

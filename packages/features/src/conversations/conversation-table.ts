import { FieldSet, HEADER_LENGTHS, type HeaderColumns, mixHash, type PacketBatch } from '@networkml/pcap';
import { OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import { TCP_FLAG } from '../flow/tcp-teardown.js';
import { type AddressFacts, destinationIp, NO_ADDRESS, sourceIp } from '../headers/address-facts.js';
import { AT, STRIDE } from './conversation-numbers.js';
import type { ConversationRecord } from './conversation-record.js';
import { operatingSystem } from './operating-systems.js';
import { recordOfNumbers } from './record-of-numbers.js';
import {
  destinationPortOf,
  hopsLeft,
  NONE,
  sourcePortOf,
  TCP,
  transportOf,
  UDP,
} from './transport-headers.js';

const DESTINATION = new FieldSet('ethDst');
const TCP_LENGTH = new FieldSet('tcpLen');
const FLAGS = new FieldSet('tcpFlags');
const UDP_LENGTH = new FieldSet('udpLength');

/** Most conversations that are kept of one device, each for itself. */
const MOST_CONVERSATIONS = 16_384;

const FIRST_CAPACITY = 2;

/** Below, looking through all is as fast as hashing. */
const FEWEST_HASHED = 8;

const NANOSECOND = 1e-9;

/**
 * The conversations of one device, each a stretch of plain numbers; no packet allocates anything. What is gathered in
 * parts and merged is what is gathered at once, as long as there are at most {@link MOST_CONVERSATIONS}.
 */
export class ConversationTable {
  #size = 0;
  #numbers = new Float64Array(0);
  /** Open addressing with linear probing: index + 1, or 0 for a free slot. */
  #slots: Int32Array | undefined;
  /** Packets in a row tend to be of one conversation. */
  #latest = NONE;

  /** @param fold takes over the oldest conversations when there are too many */
  constructor(
    private readonly addresses: AddressFacts,
    private readonly fold: (conversation: ConversationRecord) => void,
  ) {}

  /** Takes the device's packets of a batch; those without ports are passed over. */
  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const { outermost } = packets;
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      const transport = transportOf(outermost, row);
      if (transport !== NONE) this.#take(packets, outermost, row, transport, directions[i]);
    }
  }

  /** Takes what another table has taken of the same device. */
  merge(other: ConversationTable): void {
    for (let i = 0; i < other.#size; i++) this.#mergeOne(other.#numbers, i * STRIDE);
  }

  /** The conversations that are kept, in order of their first packets. */
  records(): ConversationRecord[] {
    const records = Array.from({ length: this.#size }, (_, i) => this.#record(i));
    return records.sort((a, b) => a.order - b.order);
  }

  #take(
    packets: PacketBatch,
    headers: HeaderColumns,
    row: number,
    transport: number,
    direction: number,
  ): void {
    const source = sourceIp(headers, row);
    const destination = destinationIp(headers, row);
    if (source === NO_ADDRESS || destination === NO_ADDRESS) return;
    const isOut = direction === OUT;
    const sourcePort = sourcePortOf(headers, row, transport);
    const destinationPort = destinationPortOf(headers, row, transport);
    const at = this.#place(
      transport,
      isOut ? source : destination,
      isOut ? destination : source,
      isOut ? sourcePort : destinationPort,
      isOut ? destinationPort : sourcePort,
    );
    this.#count(at, packets, headers, row, transport, direction);
  }

  #count(
    at: number,
    packets: PacketBatch,
    headers: HeaderColumns,
    row: number,
    transport: number,
    direction: number,
  ): void {
    const numbers = this.#numbers;
    numbers[at + AT.packets + direction]++;
    const number = packets.firstPacket + row;
    numbers[at + AT.first] = Math.min(numbers[at + AT.first], 2 * number + direction);
    if (packets.hasTime(row)) {
      const time = packets.timeSeconds[row] + packets.timeNanoseconds[row] * NANOSECOND;
      if (time < numbers[at + AT.firstTime]) numbers[at + AT.firstTime] = time;
      if (time > numbers[at + AT.lastTime]) numbers[at + AT.lastTime] = time;
    }
    if (direction === OUT && packets.hasAll(row, DESTINATION))
      if (this.addresses.macScope(packets.ethDst[row]) !== 'unicast') numbers[at + AT.groupFrames]++;
    const hops = hopsLeft(headers, row);
    if (direction === OUT && hops !== NONE) {
      if (hops < numbers[at + AT.leastHops]) numbers[at + AT.leastHops] = hops;
      if (hops > numbers[at + AT.mostHops]) numbers[at + AT.mostHops] = hops;
    }
    if (transport === UDP) {
      if (headers.hasAll(row, UDP_LENGTH))
        numbers[at + AT.bytes + direction] += Math.max(0, headers.udpLength[row] - HEADER_LENGTHS.udp);
    } else if (transport === TCP) {
      if (headers.hasAll(row, TCP_LENGTH)) numbers[at + AT.bytes + direction] += headers.tcpLen[row];
      if (headers.hasAll(row, FLAGS)) this.#countFlags(at, headers, row, direction, number, hops);
    }
  }

  #countFlags(
    at: number,
    headers: HeaderColumns,
    row: number,
    direction: number,
    number: number,
    hops: number,
  ): void {
    const numbers = this.#numbers;
    const flags = headers.tcpFlags[row];
    if ((flags & TCP_FLAG.rst) !== 0) numbers[at + AT.resets + direction]++;
    if ((flags & TCP_FLAG.syn) === 0) return;
    const isAnswer = (flags & TCP_FLAG.ack) !== 0;
    numbers[at + (isAnswer ? AT.accepts : AT.syns) + direction]++;
    const isTold = headers.has(row, 'tcpOptionKind') && hops !== NONE;
    if (direction !== OUT || !isTold || numbers[at + AT.stackPacket] <= number) return;
    numbers[at + AT.stackPacket] = number;
    const window = headers.tcpWindowSizeValue[row];
    numbers[at + AT.stack] = operatingSystem(isAnswer, headers.tcpOptionKind[row], window, hops);
  }

  /** Where the numbers of a conversation begin, which may be new. */
  #place(transport: number, own: number, peer: number, ownPort: number, peerPort: number): number {
    const latest = this.#latest;
    if (latest !== NONE && this.#is(latest, transport, own, peer, ownPort, peerPort)) return latest;
    const found = this.#find(transport, own, peer, ownPort, peerPort);
    this.#latest = found === NONE ? this.#append(transport, own, peer, ownPort, peerPort) : found;
    return this.#latest;
  }

  #is(at: number, transport: number, own: number, peer: number, ownPort: number, peerPort: number): boolean {
    const numbers = this.#numbers;
    return (
      numbers[at + AT.peerPort] === peerPort &&
      numbers[at + AT.ownPort] === ownPort &&
      numbers[at + AT.peer] === peer &&
      numbers[at + AT.own] === own &&
      numbers[at + AT.transport] === transport
    );
  }

  #find(transport: number, own: number, peer: number, ownPort: number, peerPort: number): number {
    const slots = this.#slots;
    if (slots === undefined) {
      for (let at = (this.#size - 1) * STRIDE; at >= 0; at -= STRIDE)
        if (this.#is(at, transport, own, peer, ownPort, peerPort)) return at;
      return NONE;
    }
    const mask = slots.length - 1;
    let slot = hash(transport, own, peer, ownPort, peerPort) & mask;
    while (slots[slot] !== 0) {
      const at = (slots[slot] - 1) * STRIDE;
      if (this.#is(at, transport, own, peer, ownPort, peerPort)) return at;
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  #append(transport: number, own: number, peer: number, ownPort: number, peerPort: number): number {
    if (this.#size === MOST_CONVERSATIONS) this.#foldOldest();
    const at = this.#size * STRIDE;
    if (at === this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    numbers.fill(0, at, at + STRIDE);
    numbers[at + AT.transport] = transport;
    numbers[at + AT.own] = own;
    numbers[at + AT.peer] = peer;
    numbers[at + AT.ownPort] = ownPort;
    numbers[at + AT.peerPort] = peerPort;
    numbers[at + AT.first] = Infinity;
    numbers[at + AT.firstTime] = Infinity;
    numbers[at + AT.lastTime] = -Infinity;
    numbers[at + AT.leastHops] = Infinity;
    numbers[at + AT.mostHops] = -Infinity;
    numbers[at + AT.stackPacket] = Infinity;
    this.#size++;
    this.#index(this.#size - 1);
    return at;
  }

  #grow(): void {
    const numbers = new Float64Array(Math.max(FIRST_CAPACITY * STRIDE, 2 * this.#numbers.length));
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }

  /** Puts the conversation at an index into the hash, once there are enough. */
  #index(index: number): void {
    if (this.#size < FEWEST_HASHED) return;
    if (this.#slots === undefined || 2 * this.#size > this.#slots.length) {
      this.#slots = newSlots(this.#size);
      for (let i = 0; i < this.#size; i++) this.#insert(i);
    } else this.#insert(index);
  }

  #insert(index: number): void {
    const slots = this.#slots;
    if (slots === undefined) return;
    const mask = slots.length - 1;
    const at = index * STRIDE;
    let slot = hashAt(this.#numbers, at) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = index + 1;
  }

  /** Half of them, so that it is seldom done. */
  #foldOldest(): void {
    const half = this.#size >> 1;
    for (let i = 0; i < half; i++) this.fold(this.#record(i));
    this.#numbers.copyWithin(0, half * STRIDE, this.#size * STRIDE);
    this.#size -= half;
    this.#latest = NONE;
    this.#slots = newSlots(MOST_CONVERSATIONS);
    for (let i = 0; i < this.#size; i++) this.#insert(i);
  }

  #record(index: number): ConversationRecord {
    return recordOfNumbers(this.#numbers, index * STRIDE, this.addresses);
  }

  #mergeOne(others: Float64Array, from: number): void {
    const at = this.#place(
      others[from],
      others[from + AT.own],
      others[from + AT.peer],
      others[from + AT.ownPort],
      others[from + AT.peerPort],
    );
    const numbers = this.#numbers;
    for (let i = AT.packets; i < AT.first; i++) numbers[at + i] += others[from + i];
    numbers[at + AT.groupFrames] += others[from + AT.groupFrames];
    for (const i of [AT.first, AT.firstTime, AT.leastHops])
      numbers[at + i] = Math.min(numbers[at + i], others[from + i]);
    for (const i of [AT.lastTime, AT.mostHops]) numbers[at + i] = Math.max(numbers[at + i], others[from + i]);
    if (others[from + AT.stackPacket] >= numbers[at + AT.stackPacket]) return;
    numbers[at + AT.stackPacket] = others[from + AT.stackPacket];
    numbers[at + AT.stack] = others[from + AT.stack];
  }
}

const LEAST_SLOTS = 32;

/** Room for twice as many as there are, at least. */
function newSlots(size: number): Int32Array {
  let length = LEAST_SLOTS;
  while (length < 4 * size) length *= 2;
  return new Int32Array(length);
}

/** Random, since a hostile capture chooses addresses and ports. */
const SEED = Math.floor(Math.random() * 0x1_0000_0000);

function hash(transport: number, own: number, peer: number, ownPort: number, peerPort: number): number {
  return mixHash(mixHash(mixHash(SEED ^ transport, own), peer), (ownPort << 16) | peerPort);
}

function hashAt(n: Float64Array, at: number): number {
  return hash(n[at], n[at + AT.own], n[at + AT.peer], n[at + AT.ownPort], n[at + AT.peerPort]);
}

import { InvalidArgumentError } from '../invalid-argument-error.js';
import { mixHash } from './hash.js';
import { formatIpv6 } from './ipv6-text.js';

/** The kinds of address that a capture holds. */
export type AddressFamily = 'mac' | 'ipv4' | 'ipv6';

const FAMILIES: readonly AddressFamily[] = ['mac', 'ipv4', 'ipv6'];
const MAC = 0;
const IPV4 = 1;
const IPV6 = 2;

const WORDS = 4;
const INITIAL_CAPACITY = 256;
/** Slots for the addresses met lately: a power of two, enough for the hosts of a few busy subnets. */
const RECENT = 1024;
/** Texts that are kept: most captures have fewer addresses, and a hostile one must not fill the memory. */
const MOST_TEXTS = 65_536;

/**
 * Every distinct address of a capture, each with an index in order of first appearance.
 *
 * Columns of a batch hold these indices, so that comparing two addresses is comparing two integers, and whatever is
 * known of an address can be kept in an array. Memory grows with the number of distinct addresses, not of packets.
 */
export class AddressTable {
  #size = 0;
  #families = new Uint8Array(INITIAL_CAPACITY);
  /** Four 32-bit words an address: IPv6 fills all, IPv4 the first, a MAC the first (16 bits) and the second. */
  #words = new Int32Array(INITIAL_CAPACITY * WORDS);
  /** Open addressing with linear probing: index + 1, or 0 for a free slot. */
  #slots = new Uint32Array(INITIAL_CAPACITY * 2);
  /**
   * Addresses met lately, each at a slot that its last bits tell, words first and then index + 1: most packets are
   * spared the hash.
   */
  readonly #recentMacs = new Int32Array(RECENT * 3);
  readonly #recentIpv4s = new Int32Array(RECENT * 2);
  /** Texts of the first addresses, once they have been asked for. */
  readonly #texts: (string | undefined)[] = [];
  /** Differs from run to run, so that no capture can be made whose addresses all collide. No result depends on it. */
  readonly #seed = Math.floor(Math.random() * 0x1_0000_0000);

  /** Number of distinct addresses so far; indices run from 0 to `size - 1`. */
  get size(): number {
    return this.#size;
  }

  /** Index of the EUI-48 address in the six bytes at `offset`. */
  internMac(view: DataView, offset: number): number {
    const high = view.getUint16(offset);
    const low = view.getInt32(offset + 2);
    const recent = this.#recentMacs;
    const at = recentSlot(low) * 3;
    if (recent[at] === high && recent[at + 1] === low && recent[at + 2] !== 0) return recent[at + 2] - 1;
    const index = this.#intern(MAC, high, low, 0, 0);
    recent[at] = high;
    recent[at + 1] = low;
    recent[at + 2] = index + 1;
    return index;
  }

  /** Index of the IPv4 address in the four bytes at `offset`. */
  internIpv4(view: DataView, offset: number): number {
    const word = view.getInt32(offset);
    const recent = this.#recentIpv4s;
    const at = recentSlot(word) * 2;
    if (recent[at] === word && recent[at + 1] !== 0) return recent[at + 1] - 1;
    const index = this.#intern(IPV4, word, 0, 0, 0);
    recent[at] = word;
    recent[at + 1] = index + 1;
    return index;
  }

  /** Index of the IPv6 address in the sixteen bytes at `offset`. */
  internIpv6(view: DataView, offset: number): number {
    return this.#intern(
      IPV6,
      view.getInt32(offset),
      view.getInt32(offset + 4),
      view.getInt32(offset + 8),
      view.getInt32(offset + 12),
    );
  }

  /** Family of the address at `index`. @throws {@link InvalidArgumentError} if there is no such index */
  family(index: number): AddressFamily {
    this.#check(index);
    return FAMILIES[this.#families[index]];
  }

  /**
   * The bytes of the address at `index` in network order: 6, 4 or 16 of them.
   *
   * @throws {@link InvalidArgumentError} if there is no such index
   */
  bytes(index: number): Uint8Array {
    this.#check(index);
    const family = this.#families[index];
    const all = new Uint8Array(WORDS * 4);
    const view = new DataView(all.buffer);
    for (let word = 0; word < WORDS; word++) view.setInt32(word * 4, this.#words[index * WORDS + word]);
    if (family === MAC) return all.slice(2, 8);
    return family === IPV4 ? all.slice(0, 4) : all;
  }

  /**
   * The address at `index` as Wireshark prints it: `00:04:00:81:81:d0`, `192.168.3.2`, `fe80::1` (RFC 5952).
   *
   * @throws {@link InvalidArgumentError} if there is no such index, as of a packet without an address
   */
  text(index: number): string {
    if (index >= MOST_TEXTS) return this.#newText(index);
    this.#texts[index] ??= this.#newText(index);
    return this.#texts[index];
  }

  #check(index: number): void {
    if (Number.isInteger(index) && index >= 0 && index < this.#size) return;
    const expected = `one of the ${this.#size} of this table (a packet without an address has none)`;
    throw new InvalidArgumentError('no-such-address', 'the index of an address', index, expected);
  }

  #newText(index: number): string {
    const bytes = this.bytes(index);
    switch (this.family(index)) {
      case 'mac':
        return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':');
      case 'ipv4':
        return bytes.join('.');
      case 'ipv6':
        return formatIpv6(bytes);
    }
  }

  #is(index: number, family: number, w0: number, w1: number, w2: number, w3: number): boolean {
    const words = this.#words;
    const at = index * WORDS;
    return (
      words[at] === w0 &&
      words[at + 1] === w1 &&
      words[at + 2] === w2 &&
      words[at + 3] === w3 &&
      this.#families[index] === family
    );
  }

  #intern(family: number, w0: number, w1: number, w2: number, w3: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(this.#seed ^ family, w0, w1, w2, w3) & mask;
    while (this.#slots[slot] !== 0) {
      const index = this.#slots[slot] - 1;
      if (this.#is(index, family, w0, w1, w2, w3)) return index;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, family, w0, w1, w2, w3);
  }

  #add(slot: number, family: number, w0: number, w1: number, w2: number, w3: number): number {
    if (this.#size === this.#families.length) {
      this.#grow();
      return this.#intern(family, w0, w1, w2, w3);
    }
    const index = this.#size++;
    this.#families[index] = family;
    this.#words.set([w0, w1, w2, w3], index * WORDS);
    this.#slots[slot] = index + 1;
    return index;
  }

  #grow(): void {
    const capacity = this.#families.length * 2;
    this.#families = resized(this.#families, new Uint8Array(capacity));
    this.#words = resized(this.#words, new Int32Array(capacity * WORDS));
    this.#slots = new Uint32Array(capacity * 2);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#size; index++) {
      const [w0, w1, w2, w3] = this.#words.subarray(index * WORDS, index * WORDS + WORDS);
      let slot = hash(this.#seed ^ this.#families[index], w0, w1, w2, w3) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index + 1;
    }
  }
}

function resized<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function recentSlot(word: number): number {
  return (word ^ (word >>> 10)) & (RECENT - 1);
}

function hash(seed: number, w0: number, w1: number, w2: number, w3: number): number {
  return mixHash(mixHash(mixHash(mixHash(seed, w0), w1), w2), w3);
}

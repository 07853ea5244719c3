import { Datagram } from './datagram.js';

/** Most incomplete datagrams that are remembered; beyond, the one begun first is forgotten. They take about 2.5 MB. */
const MAX_OPEN = 1024;

/** A packet that holds a fragment. */
interface FragmentedPacket {
  readonly view: DataView;
  /** Where the fragment ends. */
  readonly end: number;
  /** Takes what a complete datagram of `length` bytes carries, of which `head` holds the first up to `end`. */
  reassembled(head: DataView, end: number, length: number, protocol: number): void;
}

/**
 * The fragmented datagrams of a capture. As in Wireshark, the fragment that completes a datagram shows what it
 * carries, and no other one does: the last to arrive, in whatever order they come.
 *
 * Of a datagram's content only the first bytes are kept, which hold the headers that it starts with.
 */
export class Fragments {
  /** By source, destination, identification and protocol; the one begun first comes first. */
  readonly #open = new Map<string, Datagram>();
  /** What complete and forgotten datagrams leave for those to come. */
  readonly #spare: Datagram[] = [];

  /**
   * Takes a fragment that was captured whole, and hands on to what the datagram carries if it is complete now.
   *
   * @param key what the fragments of a datagram have in common, and those of no other one
   * @param protocol of what the datagram carries
   * @param start where the fragment's part of the content starts in the packet; it ends where the packet does
   * @param position of that part within the datagram, a multiple of eight
   */
  add(
    packet: FragmentedPacket,
    key: string,
    protocol: number,
    start: number,
    position: number,
    isLast: boolean,
  ): void {
    const datagram = this.#open.get(key) ?? this.#begin(key);
    datagram.add(packet.view, start, packet.end, position, isLast);
    if (!datagram.complete) return;
    this.#open.delete(key);
    packet.reassembled(datagram.head, datagram.headLength, datagram.length, protocol);
    this.#spare.push(datagram);
  }

  #begin(key: string): Datagram {
    if (this.#open.size === MAX_OPEN) this.#forgetOldest();
    const datagram = this.#spare.pop() ?? new Datagram();
    datagram.clear();
    this.#open.set(key, datagram);
    return datagram;
  }

  #forgetOldest(): void {
    for (const [key, datagram] of this.#open) {
      this.#open.delete(key);
      this.#spare.push(datagram);
      return;
    }
  }
}

import type { PacketBatch } from '@networkml/pcap';
import type { AddressFacts } from './address-facts.js';

/** Works out an integer for each packet of a batch: element `row` of `numbers`, which holds zeros, for packet `row`. */
type Fill = (numbers: Int32Array, packets: PacketBatch, addresses: AddressFacts) => void;

interface Known {
  readonly firstPacket: number;
  readonly length: number;
  readonly numbers: Int32Array;
}

/** An integer for each packet of a batch, worked out once, however many devices ask for it. */
export class PacketNumbers {
  /** Of a batch that was overwritten the packets are others, and so are their numbers. */
  readonly #known = new WeakMap<PacketBatch, Known>();

  constructor(private readonly fill: Fill) {}

  /** Element `row` is of packet `row`. They are borrowed, as the batch is. */
  of(packets: PacketBatch, addresses: AddressFacts): Int32Array {
    const { firstPacket, length } = packets;
    const known = this.#known.get(packets);
    if (known?.firstPacket === firstPacket && known.length === length) return known.numbers;
    const numbers = known?.numbers.fill(0) ?? new Int32Array(packets.capacity);
    this.fill(numbers, packets, addresses);
    this.#known.set(packets, { firstPacket, length, numbers });
    return numbers;
  }
}

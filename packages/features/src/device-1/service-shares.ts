import type { PacketBatch } from '@networkml/pcap';
import { OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AddressFacts } from '../headers/address-facts.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';
import { NO_PORTS, PORT_CLASSES, packetServices, SERVER_IS_SOURCE } from './services.js';

/** The two parts that a device can have in a service: the index of the part's counts. */
const PARTS = ['client', 'server'] as const;
const [CLIENT, SERVER] = [0, 1];

/** Which services a device uses, and which it offers. */
export const serviceShares: AccumulatedGroup = {
  features: PORT_CLASSES.flatMap(({ name, title }) =>
    PARTS.map((part) => ({
      name: `${name}_${part}_share`,
      unit: 'share' as const,
      type: 'real' as const,
      range: [0, 1] as const,
      direction: 'both' as const,
      definition: `Share of all packets in which the device is a ${part} of ${title}.`,
      modelInput: true,
    })),
  ),
  accumulator: (addresses) => new ServiceShareAccumulator(addresses),
};

/** In the order of the features. */
const COUNTS = PORT_CLASSES.length * PARTS.length;

class ServiceShareAccumulator implements Accumulator {
  #packets = 0;
  /** None before there is a packet with ports. */
  #counts: number[] | undefined;

  constructor(private readonly addresses: AddressFacts) {}

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const services = packetServices.of(packets, this.addresses);
    this.#packets += length;
    for (let i = 0; i < length; i++) {
      const service = services[rows[i]];
      if (service !== NO_PORTS) this.#count(service, directions[i] === OUT);
    }
  }

  merge(other: ServiceShareAccumulator): void {
    this.#packets += other.#packets;
    if (other.#counts === undefined) return;
    const counts = this.#ownCounts();
    for (let i = 0; i < COUNTS; i++) counts[i] += other.#counts[i];
  }

  values(): number[] {
    const counts = this.#counts;
    if (counts === undefined) return new Array<number>(COUNTS).fill(0);
    return counts.map((count) => count / this.#packets);
  }

  #count(service: number, isOut: boolean): void {
    const isServerSource = (service & 1) === SERVER_IS_SOURCE;
    const part = isServerSource === isOut ? SERVER : CLIENT;
    this.#ownCounts()[(service >> 1) * PARTS.length + part]++;
  }

  #ownCounts(): number[] {
    this.#counts ??= new Array<number>(COUNTS).fill(0);
    return this.#counts;
  }
}

import type { PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import { payloadLength } from '../flow/header-counts.js';
import type { AddressFacts } from '../headers/address-facts.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';
import { Distribution } from '../statistics/distribution.js';
import { NO_PORTS, PORT_CLASSES, packetServices } from './services.js';

const STATISTICS = [
  { name: 'min', title: 'Smallest', share: 0 },
  { name: 'median', title: 'Median', share: 0.5 },
  { name: 'max', title: 'Largest', share: 1 },
] as const;

const SHARES = STATISTICS.map(({ share }) => share);
const NOTHING = SHARES.map(() => 0);

/** How much the packets of each service carry, as their headers tell: what is asked and answered differs by it. */
export const payloadLengths: AccumulatedGroup = {
  features: PORT_CLASSES.flatMap(({ name, title }) =>
    DIRECTION_NAMES.flatMap((direction) =>
      STATISTICS.map((statistic) => ({
        name: `${name}_payload_${statistic.name}_${direction}`,
        unit: 'bytes' as const,
        type: 'real' as const,
        range: [0, Infinity] as const,
        direction,
        definition: `${statistic.title} payload length (tcp.len, or udp.length without its header) of the packets of ${title} that go ${direction} and carry any; 0 if there are none.`,
        modelInput: true,
      })),
    ),
  ),
  accumulator: (addresses) => new PayloadLengthAccumulator(addresses),
};

class PayloadLengthAccumulator implements Accumulator {
  /** By class of ports, doubled, plus direction; most devices have few of them. */
  readonly #lengths = new Map<number, Distribution>();

  constructor(private readonly addresses: AddressFacts) {}

  get isApproximate(): boolean {
    return [...this.#lengths.values()].some(({ isApproximate }) => isApproximate);
  }

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const { outermost } = packets;
    const services = packetServices.of(packets, this.addresses);
    for (let i = 0; i < length; i++) {
      const service = services[rows[i]];
      if (service === NO_PORTS) continue;
      const bytes = payloadLength(outermost, rows[i]);
      if (bytes > 0) this.#of(2 * (service >> 1) + directions[i]).push(bytes);
    }
  }

  merge(other: PayloadLengthAccumulator): void {
    for (const [slot, lengths] of other.#lengths) this.#of(slot).append(lengths);
  }

  values(): number[] {
    return PORT_CLASSES.flatMap((_, service) =>
      DIRECTION_NAMES.flatMap(
        (_name, direction) => this.#lengths.get(2 * service + direction)?.quantiles(SHARES) ?? NOTHING,
      ),
    );
  }

  #of(slot: number): Distribution {
    const known = this.#lengths.get(slot);
    if (known !== undefined) return known;
    const lengths = new Distribution();
    this.#lengths.set(slot, lengths);
    return lengths;
  }
}

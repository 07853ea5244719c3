import type { PacketBatch } from '@networkml/pcap';
import { OUT } from '../direction.js';
import type { Accumulator, FeatureGroup } from '../schema/feature-schema.js';
import type { Traffic } from '../traffic.js';
import { NO_PORTS, PORT_CLASSES, SERVER_IS_SOURCE, serviceAndServer } from './services.js';

/** The two parts that a device can have in a service: the index of the part's counts. */
const PARTS = ['client', 'server'] as const;
const [CLIENT, SERVER] = [0, 1];

/** Which services a device uses, and which it offers. */
export const serviceShares: FeatureGroup = {
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
  accumulator: () => new ServiceShareAccumulator(),
};

class ServiceShareAccumulator implements Accumulator {
  #packets = 0;
  /** In the order of the features. */
  readonly #counts = new Float64Array(PORT_CLASSES.length * PARTS.length);

  add({ outermost }: PacketBatch, { length, rows, directions }: Traffic): void {
    this.#packets += length;
    for (let i = 0; i < length; i++) {
      const service = serviceAndServer(outermost, rows[i]);
      if (service === NO_PORTS) continue;
      const isServerSource = (service & 1) === SERVER_IS_SOURCE;
      const part = isServerSource === (directions[i] === OUT) ? SERVER : CLIENT;
      this.#counts[(service >> 1) * PARTS.length + part]++;
    }
  }

  merge(other: ServiceShareAccumulator): void {
    this.#packets += other.#packets;
    for (let i = 0; i < this.#counts.length; i++) this.#counts[i] += other.#counts[i];
  }

  values(): number[] {
    return Array.from(this.#counts, (count) => (this.#packets === 0 ? 0 : count / this.#packets));
  }
}

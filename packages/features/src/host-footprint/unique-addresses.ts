import type { PacketBatch } from '@networkml/pcap';
import { OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import { destinationIp, sourceIp } from '../headers/address-facts.js';
import { AddressSet } from '../headers/address-set.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';

const COMMON = {
  unit: 'addresses',
  type: 'integer',
  range: [0, Infinity],
  direction: 'out',
  modelInput: true,
} as const;

/** How many addresses a device uses and speaks to; packets without an IP address count as one more. */
export const uniqueAddresses: AccumulatedGroup = {
  features: [
    {
      ...COMMON,
      name: 'tshark_unique_srcips',
      definition: 'Distinct source IP addresses of the packets that go out, "none" being one of them.',
    },
    {
      ...COMMON,
      name: 'tshark_unique_dstips',
      definition: 'Distinct destination IP addresses of the packets that go out, "none" being one of them.',
    },
  ],
  accumulator: () => new UniqueAddressAccumulator(),
};

class UniqueAddressAccumulator implements Accumulator {
  readonly #sources = new AddressSet();
  readonly #destinations = new AddressSet();

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      if (directions[i] !== OUT) continue;
      this.#sources.add(sourceIp(packets, rows[i]));
      this.#destinations.add(destinationIp(packets, rows[i]));
    }
  }

  merge(other: UniqueAddressAccumulator): void {
    this.#sources.merge(other.#sources);
    this.#destinations.merge(other.#destinations);
  }

  values(): number[] {
    return [this.#sources.size, this.#destinations.size];
  }
}

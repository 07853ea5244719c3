import type { PacketBatch } from '@networkml/pcap';
import { AddressFacts } from './address-facts.js';
import { DeviceAccumulator } from './device-accumulator.js';
import { byKey, Devices } from './devices.js';
import { FeatureTable } from './feature-table.js';
import { HOST_FOOTPRINT } from './host-footprint/host-footprint.js';
import type { FeatureSchema, SchemaOptions } from './schema/feature-schema.js';

/** Options of {@link featurize}. */
export interface FeaturizeOptions extends Partial<SchemaOptions> {
  /** @defaultValue `HOST_FOOTPRINT` */
  readonly schema?: FeatureSchema;
  /**
   * `all`: a row for every device that sent or was sent a packet. `canonical`: only for the one that
   * NetworkML 0.6.10 takes for the capture's subject, see {@link FeatureTable}.
   * @defaultValue 'all'
   */
  readonly devices?: 'all' | 'canonical';
}

/** Features of the devices of one capture, see {@link Devices}. Rows are ordered by the devices' keys. */
export class Featurizer {
  readonly #schema: FeatureSchema;
  readonly #options: SchemaOptions;
  readonly #selection: 'all' | 'canonical';
  readonly #devices: Devices<DeviceAccumulator>;
  #addresses: AddressFacts | undefined;

  constructor({ schema = HOST_FOOTPRINT, devices = 'all', ipFlags = 'word' }: FeaturizeOptions = {}) {
    this.#schema = schema;
    this.#options = { ipFlags };
    this.#selection = devices;
    this.#devices = new Devices((key, { ips }) => {
      this.#addresses ??= new AddressFacts(ips);
      return new DeviceAccumulator(key, this.#addresses, schema, this.#options);
    });
  }

  /** Takes the packets of a batch; all batches must be of one capture. */
  add(packets: PacketBatch): void {
    this.#devices.add(packets);
  }

  /** The table of all packets taken so far. */
  table(): FeatureTable {
    const canonical = canonicalDevice(this.#devices.byMac);
    const rows = this.#selection === 'all' ? this.#devices.sorted() : canonical ? [canonical] : [];
    return new FeatureTable(
      this.#schema,
      this.#options,
      rows.map((device) => device.row()),
      canonical?.key.text,
      valuesOf(rows),
    );
  }
}

/** Features of the devices of a capture, read to its end. */
export async function featurize(
  batches: AsyncIterable<PacketBatch> | Iterable<PacketBatch>,
  options: FeaturizeOptions = {},
): Promise<FeatureTable> {
  const featurizer = new Featurizer(options);
  for await (const batch of batches) featurizer.add(batch);
  return featurizer.table();
}

/** One device at a time, since there may be very many. */
function* valuesOf(devices: readonly DeviceAccumulator[]): Generator<number[]> {
  for (const device of devices) yield device.values();
}

/** The sender of the fewest distinct source addresses, the lowest MAC among equals. */
function canonicalDevice(devices: readonly DeviceAccumulator[]): DeviceAccumulator | undefined {
  const senders = devices.filter((device) => device.sourceCount > 0);
  const [first] = senders.sort((a, b) => a.sourceCount - b.sourceCount || byKey(a, b));
  return first;
}

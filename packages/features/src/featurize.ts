import type { AddressTable, PacketBatch } from '@networkml/pcap';
import { AddressFacts } from './address-facts.js';
import { DeviceAccumulator } from './device-accumulator.js';
import { DeviceSessions } from './device-sessions.js';
import { byKey, type DeviceKey, Devices } from './devices.js';
import { FeatureTable } from './feature-table.js';
import { HOST_FOOTPRINT } from './host-footprint/host-footprint.js';
import type { FeatureSchema, SchemaOptions } from './schema/feature-schema.js';

/** What a row of a feature table is about. */
export type FeatureLevel = 'host' | 'session';

/** Options of {@link featurize}. */
export interface FeaturizeOptions extends Partial<SchemaOptions> {
  /** @defaultValue `HOST_FOOTPRINT` */
  readonly schema?: FeatureSchema;
  /**
   * `host`: a row a device. `session`: a row a device and session, as NetworkML 0.6.10 tells sessions apart; a single
   * device has one row.
   * @defaultValue 'host'
   */
  readonly level?: FeatureLevel;
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
  readonly #devices: Devices<DeviceAccumulator | DeviceSessions>;
  #addresses: AddressFacts | undefined;

  constructor({
    schema = HOST_FOOTPRINT,
    level = 'host',
    devices = 'all',
    ipFlags = 'word',
  }: FeaturizeOptions = {}) {
    this.#schema = schema;
    this.#options = { ipFlags };
    this.#selection = devices;
    this.#devices = new Devices((key, { ips }) => {
      const accumulator = () => this.#accumulator(key, ips);
      return level === 'host' ? accumulator() : new DeviceSessions(key, accumulator);
    });
  }

  /** Takes the packets of a batch; all batches must be of one capture. */
  add(packets: PacketBatch): void {
    this.#devices.add(packets);
  }

  /** The table of all packets taken so far. */
  table(): FeatureTable {
    const canonical = canonicalDevice(this.#devices.byMac);
    const selected = this.#selection === 'all' ? this.#devices.sorted() : canonical ? [canonical] : [];
    const rows = selected.length === 1 ? selected.map(wholeOf) : selected.flatMap(rowsOf);
    return new FeatureTable(
      this.#schema,
      this.#options,
      rows.map((device) => device.row()),
      canonical?.key.text,
      valuesOf(rows),
    );
  }

  #accumulator(key: DeviceKey, ips: AddressTable): DeviceAccumulator {
    this.#addresses ??= new AddressFacts(ips);
    return new DeviceAccumulator(key, this.#addresses, this.#schema, this.#options);
  }
}

function rowsOf(device: DeviceAccumulator | DeviceSessions): DeviceAccumulator[] {
  return device instanceof DeviceSessions ? device.sessions() : [device];
}

/** Of a single device the original does not tell sessions apart. */
function wholeOf(device: DeviceAccumulator | DeviceSessions): DeviceAccumulator {
  return device instanceof DeviceSessions ? device.whole() : device;
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
function canonicalDevice<T extends DeviceAccumulator | DeviceSessions>(devices: readonly T[]): T | undefined {
  const senders = devices.filter((device) => device.sourceCount > 0);
  const [first] = senders.sort((a, b) => a.sourceCount - b.sourceCount || byKey(a, b));
  return first;
}

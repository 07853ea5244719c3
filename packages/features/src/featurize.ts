import type { AddressTable, PacketBatch } from '@networkml/pcap';
import { AddressFacts } from './address-facts.js';
import { DeviceAccumulator } from './device-accumulator.js';
import { type Direction, IN, OUT } from './direction.js';
import { FeatureTable } from './feature-table.js';
import { HOST_FOOTPRINT } from './host-footprint/host-footprint.js';
import type { FeatureSchema, SchemaOptions } from './schema/feature-schema.js';

/** Options of {@link featurize}. */
export interface FeaturizeOptions extends Partial<SchemaOptions> {
  /** @defaultValue `HOST_FOOTPRINT` */
  readonly schema?: FeatureSchema;
  /**
   * `all`: a row for every unicast MAC address that sent or was sent a packet. `canonical`: only for the one that
   * NetworkML 0.6.10 takes for the capture's subject, see {@link FeatureTable}.
   * @defaultValue 'all'
   */
  readonly devices?: 'all' | 'canonical';
}

/** Features of the devices of one capture. Rows are ordered by MAC address. */
export class Featurizer {
  readonly #schema: FeatureSchema;
  readonly #options: SchemaOptions;
  readonly #selection: 'all' | 'canonical';
  /** By index of the MAC address; null for group addresses, which are no devices. */
  readonly #devices: (DeviceAccumulator | null)[] = [];
  #addresses: AddressFacts | undefined;

  constructor({ schema = HOST_FOOTPRINT, devices = 'all', ipFlags = 'word' }: FeaturizeOptions = {}) {
    this.#schema = schema;
    this.#options = { ipFlags };
    this.#selection = devices;
  }

  /** Takes the packets of a batch; all batches must be of one capture. */
  add(packets: PacketBatch): void {
    for (let row = 0; row < packets.length; row++) {
      if (!packets.has(row, 'ethSrc')) continue;
      const source = packets.ethSrc[row];
      const destination = packets.ethDst[row];
      this.#addTo(source, packets, row, OUT);
      if (destination !== source) this.#addTo(destination, packets, row, IN);
    }
  }

  /** The table of all packets taken so far. */
  table(): FeatureTable {
    const all = this.#devices.filter((device) => device !== null && device !== undefined);
    const canonical = canonicalDevice(all);
    const rows =
      this.#selection === 'all' ? all.sort((a, b) => compare(a.mac, b.mac)) : canonical ? [canonical] : [];
    return new FeatureTable(
      this.#schema,
      this.#options,
      rows.map((device) => device.row()),
      canonical?.mac,
      valuesOf(rows),
    );
  }

  #addTo(mac: number, packets: PacketBatch, row: number, direction: Direction): void {
    const device = this.#devices[mac];
    if (device === null) return;
    (device ?? this.#newDevice(mac, packets))?.add(packets, row, direction);
  }

  #newDevice(mac: number, packets: PacketBatch): DeviceAccumulator | null {
    this.#addresses ??= new AddressFacts(packets.ips);
    const device = isGroupAddress(packets.macs, mac)
      ? null
      : new DeviceAccumulator(packets.macs.text(mac), this.#addresses, this.#schema, this.#options);
    this.#devices[mac] = device;
    return device;
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

/** IEEE 802 clause 8.2: the lowest bit of the first octet tells a group address. */
function isGroupAddress(macs: AddressTable, index: number): boolean {
  return (macs.bytes(index)[0] & 1) !== 0;
}

/** The sender of the fewest distinct source addresses, the lowest MAC among equals. */
function canonicalDevice(devices: readonly DeviceAccumulator[]): DeviceAccumulator | undefined {
  const senders = devices.filter((device) => device.sourceCount > 0);
  const [first] = senders.sort((a, b) => a.sourceCount - b.sourceCount || compare(a.mac, b.mac));
  return first;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

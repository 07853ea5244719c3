import type { AddressTable, PacketBatch } from '@networkml/pcap';
import { AddressFacts, destinationIp, sourceIp } from './address-facts.js';
import { DeviceAccumulator, type DeviceKey } from './device-accumulator.js';
import { Devices } from './devices.js';
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

/**
 * Features of the devices of one capture. A device is known by its MAC address, or where packets have no Ethernet
 * address (raw IP, loopback, cooked captures, PPP, wireless LAN) by its IP address: that of the packet's own header, not
 * of what it tunnels or quotes. Rows are ordered by that key.
 */
export class Featurizer {
  readonly #schema: FeatureSchema;
  readonly #options: SchemaOptions;
  readonly #selection: 'all' | 'canonical';
  #devices: { readonly byMac: Devices; readonly byIp: Devices } | undefined;

  constructor({ schema = HOST_FOOTPRINT, devices = 'all', ipFlags = 'word' }: FeaturizeOptions = {}) {
    this.#schema = schema;
    this.#options = { ipFlags };
    this.#selection = devices;
  }

  /** Takes the packets of a batch; all batches must be of one capture. */
  add(packets: PacketBatch): void {
    const { macs, ips, ethSrc, ethDst } = packets;
    this.#devices ??= this.#newDevices(ips);
    const { byMac, byIp } = this.#devices;
    for (let row = 0; row < packets.length; row++) {
      if (packets.has(row, 'ethSrc')) byMac.add(packets, row, macs, ethSrc[row], ethDst[row]);
      else {
        const { outermost } = packets;
        byIp.add(packets, row, ips, sourceIp(outermost, row), destinationIp(outermost, row));
      }
    }
  }

  /** The table of all packets taken so far. */
  table(): FeatureTable {
    const byMac = this.#devices?.byMac.all() ?? [];
    const byIp = this.#devices?.byIp.all() ?? [];
    const canonical = canonicalDevice(byMac);
    const selected = this.#selection === 'all' ? [...byMac, ...byIp] : canonical ? [canonical] : [];
    const rows = selected.sort((a, b) => compare(a.key.text, b.key.text));
    return new FeatureTable(
      this.#schema,
      this.#options,
      rows.map((device) => device.row()),
      canonical?.key.text,
      valuesOf(rows),
    );
  }

  #newDevices(ips: AddressTable): { byMac: Devices; byIp: Devices } {
    const addresses = new AddressFacts(ips);
    const accumulator = (key: DeviceKey) =>
      new DeviceAccumulator(key, addresses, this.#schema, this.#options);
    return { byMac: new Devices('mac', accumulator), byIp: new Devices('ip', accumulator) };
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
  const [first] = senders.sort((a, b) => a.sourceCount - b.sourceCount || compare(a.key.text, b.key.text));
  return first;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

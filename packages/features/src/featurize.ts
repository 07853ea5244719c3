import type { PacketBatch } from '@networkml/pcap';
import { CaptureBeginning } from './devices/capture-beginning.js';
import { DeviceAccumulator } from './devices/device-accumulator.js';
import { DeviceParts, type TrafficDivision, type TrafficPart } from './devices/device-parts.js';
import type { DeviceKey } from './devices/device-record.js';
import { byKey, Devices } from './devices/devices.js';
import { sessionKey } from './devices/session-key.js';
import { TimeWindows, type WindowOptions } from './devices/time-windows.js';
import { type DeviceRow, FeatureTable } from './feature-table.js';
import { AddressFacts, type AddressTables } from './headers/address-facts.js';
import { HOST_FOOTPRINT } from './host-footprint/host-footprint.js';
import type { DeviceProfile } from './profile/device-profile.js';
import { type FeatureSchema, isProfileGroup } from './schema/feature-schema.js';
import type { ViewOptions } from './views/view-options.js';

/** What a row of a feature table is about. */
export type FeatureLevel = 'host' | 'session';

/** Options of {@link featurize}. */
export interface FeaturizeOptions {
  /** @defaultValue `HOST_FOOTPRINT` */
  readonly schema?: FeatureSchema;
  /**
   * `host`: a row a device. `session`: a row a device and session, as NetworkML 0.6.10 tells sessions apart; a single
   * device has one row.
   * @defaultValue 'host'
   */
  readonly level?: FeatureLevel;
  /**
   * A row for each window of time in which the device sent or was sent a packet; packets without a time are left out.
   * @defaultValue the whole capture is one
   */
  readonly window?: WindowOptions | undefined;
  /**
   * Only the packets of the first so many seconds count, from the first packet that has a time; above 0.
   * @defaultValue all packets count
   */
  readonly firstSeconds?: number | undefined;
  /**
   * `all`: a row for every device that sent or was sent a packet. `canonical`: only for the one that
   * NetworkML 0.6.10 takes for the capture's subject, see {@link FeatureTable}.
   * @defaultValue 'all'
   */
  readonly devices?: 'all' | 'canonical';
  /**
   * MAC or IP address of the only device of interest, as tables write it.
   * @defaultValue every device is of interest
   */
  readonly device?: string | undefined;
  /**
   * Leaves out devices that pass on packets of others, see {@link DeviceRow.isGateway}.
   * @defaultValue false
   */
  readonly excludeGateways?: boolean | undefined;
  /**
   * Whether the table has the profiles of the devices, too, see {@link FeatureTable.profiles}.
   * @defaultValue false
   */
  readonly profiles?: boolean | undefined;
  /**
   * Rows of partial views of each device follow that of the whole, see {@link DeviceRow.view}: for a schema whose
   * features derive from profiles, and devices that are not divided into sessions or windows of time.
   * @defaultValue the whole alone
   */
  readonly views?: ViewOptions | undefined;
}

type Device = DeviceAccumulator | DeviceParts;

/** A row of the table to be. */
interface Entry {
  readonly row: DeviceRow;
  readonly values: () => number[];
  /** Undefined if nobody asked for it. */
  readonly profile: DeviceProfile | undefined;
}

/** Features of the devices of one capture, see {@link Devices}. Rows are ordered by the devices' keys, then by time. */
export class Featurizer {
  readonly #schema: FeatureSchema;
  readonly #selection: 'all' | 'canonical';
  readonly #device: string | undefined;
  readonly #excludesGateways: boolean;
  readonly #windows: TimeWindows | undefined;
  readonly #beginning: CaptureBeginning | undefined;
  readonly #devices: Devices<Device>;
  readonly #profiles: boolean;
  readonly #views: ViewOptions | undefined;
  #addresses: AddressFacts | undefined;

  /**
   * @throws `InvalidArgumentError` of `@networkml/pcap` if a window's length or slide, or the first seconds, are out of
   * their ranges; RangeError if views are asked for where there are none
   */
  constructor({
    schema = HOST_FOOTPRINT,
    level = 'host',
    window,
    firstSeconds,
    devices = 'all',
    device,
    excludeGateways = false,
    profiles = false,
    views,
  }: FeaturizeOptions = {}) {
    this.#schema = schema;
    this.#selection = devices;
    this.#device = device;
    this.#excludesGateways = excludeGateways;
    this.#windows = window && new TimeWindows(window);
    this.#beginning = firstSeconds === undefined ? undefined : new CaptureBeginning(firstSeconds);
    this.#profiles = profiles;
    this.#views = views;
    const isDivided = level === 'session' || window !== undefined;
    if (views !== undefined && (isDivided || !schema.groups.every(isProfileGroup)))
      throw new RangeError('views are of undivided devices, and features that derive from their profiles');
    this.#devices = new Devices((key, packets) => {
      return isDivided
        ? new DeviceParts(key, this.#division(level, packets))
        : this.#accumulator(key, packets);
    });
  }

  /** Takes the packets of a batch; all batches must be of one capture. */
  add(packets: PacketBatch): void {
    this.#windows?.begin(packets);
    this.#devices.add(packets, this.#beginning);
  }

  /**
   * Takes over what another featurizer with the same options has taken of the same capture: the capture may be read in
   * parts, in any order. The other one is of no further use.
   *
   * @throws RangeError if there are windows of time, or first seconds: they begin with the first packet, which is in one
   * part; or if there are views
   */
  merge(other: Featurizer): void {
    if (this.#windows !== undefined || this.#beginning !== undefined)
      throw new RangeError('stretches of time of parts of a capture do not merge');
    if (this.#views !== undefined) throw new RangeError('views of parts of a capture do not merge');
    this.#devices.merge(other.#devices, join);
  }

  /** The table of all packets taken so far. */
  table(): FeatureTable {
    const canonical = canonicalDevice(this.#devices.byMac);
    const selected = this.#selected(canonical);
    const rows = selected
      .filter((device) => this.#isOfInterest(device))
      .flatMap(selected.length === 1 ? wholesOf : partsOf);
    const entries = rows.flatMap((device) => this.#entries(device));
    return new FeatureTable(
      this.#schema,
      entries.map(({ row }) => row),
      canonical?.key.text,
      valuesOf(entries),
      this.#profiles ? entries.flatMap(({ profile }) => profile ?? []) : [],
    );
  }

  #selected(canonical: Device | undefined): Device[] {
    if (this.#selection === 'all') return this.#devices.sorted();
    return canonical === undefined ? [] : [canonical];
  }

  #isOfInterest(device: Device): boolean {
    if (this.#excludesGateways && device.isGateway) return false;
    return this.#device === undefined || isKnownBy(device, this.#device);
  }

  /** The rows of a device: the whole, then the views. */
  #entries(device: DeviceAccumulator): Entry[] {
    const row = device.row();
    const facts = this.#profiles ? device.profile() : undefined;
    const whole: Entry = { row, values: () => device.values(facts), profile: facts };
    const views = device.views().map(
      ({ name, profile, packets, packetsSent }): Entry => ({
        row: { ...row, view: name, packets, packetsSent },
        values: () => this.#schema.valuesOf(profile),
        profile,
      }),
    );
    return [whole, ...views];
  }

  #division(level: FeatureLevel, tables: AddressTables): TrafficDivision {
    return {
      partsOf: (packets, row) => this.#partsOf(level, packets, row),
      accumulator: (key, window) => this.#accumulator(key, tables, window),
    };
  }

  #partsOf(level: FeatureLevel, packets: PacketBatch, row: number): TrafficPart[] {
    const session = level === 'session' ? sessionKey(packets, row) : undefined;
    const windows = this.#windows?.windowsOf(packets, row) ?? [undefined];
    return windows.map((window) => ({ window, session }));
  }

  #accumulator(key: DeviceKey, tables: AddressTables, window?: number): DeviceAccumulator {
    this.#addresses ??= new AddressFacts(tables);
    const span = window === undefined ? undefined : this.#windows?.window(window);
    return new DeviceAccumulator(key, span, this.#addresses, this.#schema, {
      profiles: this.#profiles,
      views: this.#views,
    });
  }
}

function isKnownBy(device: Device, address: string): boolean {
  const rows = wholesOf(device).map((whole) => whole.row());
  return rows.some(({ key, addresses }) => key === address || addresses.includes(address));
}

/** Of one featurizer all devices are of one kind. */
function join(own: Device, other: Device): void {
  if (own instanceof DeviceParts && other instanceof DeviceParts) own.merge(other);
  if (own instanceof DeviceAccumulator && other instanceof DeviceAccumulator) own.merge(other);
}

function partsOf(device: Device): DeviceAccumulator[] {
  return device instanceof DeviceParts ? device.parts() : [device];
}

/** Of a single device the original does not tell sessions apart. */
function wholesOf(device: Device): DeviceAccumulator[] {
  return device instanceof DeviceParts ? device.wholes() : [device];
}

/**
 * Features of the devices of a capture, read to its end. Columns are known by the names of the schema where it is typed
 * by them.
 *
 * @throws as {@link Featurizer}
 */
export async function featurize<Name extends string>(
  batches: AsyncIterable<PacketBatch> | Iterable<PacketBatch>,
  options: FeaturizeOptions & { readonly schema: FeatureSchema<Name> },
): Promise<FeatureTable<Name>>;
export async function featurize(
  batches: AsyncIterable<PacketBatch> | Iterable<PacketBatch>,
  options?: FeaturizeOptions,
): Promise<FeatureTable>;
export async function featurize(
  batches: AsyncIterable<PacketBatch> | Iterable<PacketBatch>,
  options: FeaturizeOptions = {},
): Promise<FeatureTable> {
  const featurizer = new Featurizer(options);
  for await (const batch of batches) featurizer.add(batch);
  return featurizer.table();
}

/** One at a time, since there may be very many. */
function* valuesOf(entries: readonly Entry[]): Generator<number[]> {
  for (const { values } of entries) yield values();
}

/** The sender of the fewest distinct source addresses, the lowest MAC among equals. */
function canonicalDevice<T extends Device>(devices: readonly T[]): T | undefined {
  const senders = devices.filter((device) => device.sourceCount > 0);
  const [first] = senders.sort((a, b) => a.sourceCount - b.sourceCount || byKey(a, b));
  return first;
}

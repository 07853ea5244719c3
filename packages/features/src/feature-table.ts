import type { TimeWindow } from './devices/time-windows.js';
import { columnOf, featureColumns } from './feature-columns.js';
import type { DeviceProfile } from './profile/device-profile.js';
import type { FeatureSchema } from './schema/feature-schema.js';

/** What a row of a table is about. */
export interface DeviceRow {
  /** What tells the device from others: its MAC address, or its IP address where packets have no Ethernet address. */
  readonly key: string;
  /** MAC address, lower case with colons; undefined if the device is known by its IP address. */
  readonly mac: string | undefined;
  /** IP addresses that the device sent from, in order of first appearance. */
  readonly addresses: readonly string[];
  /** Packets sent or received. */
  readonly packets: number;
  /** Packets sent. */
  readonly packetsSent: number;
  /** Time of its latest packet in seconds since the epoch; undefined if none has a time. */
  readonly lastSeen: number | undefined;
  /** Whether the device passes on packets of others: they have source addresses of two or more public networks. */
  readonly isGateway: boolean;
  /** Whether some value is approximate, since the device has too many packets to keep the lengths and times of each. */
  readonly isApproximate: boolean;
  /** The partial view of the device that the row is of, such as `first 40`; undefined for the whole. */
  readonly view?: string | undefined;
  /** The window of time that the row is of; undefined for the whole capture. */
  readonly window?: TimeWindow | undefined;
}

/** Features of devices: a row a device, a column a feature. */
export class FeatureTable<Name extends string = string> {
  /** Values by feature name, one `Float64Array` of as many values as there are rows. */
  readonly columns: ReadonlyMap<Name, Float64Array>;

  /**
   * @param schema what the columns mean
   * @param devices what the rows are about
   * @param canonicalMac the device that NetworkML 0.6.10 takes for the capture's subject: the source of the fewest
   * distinct IP addresses, the lowest MAC among equals; undefined if no device with a MAC address sent a packet
   * @param values a row of values a device, in the order of the schema's features
   */
  constructor(
    readonly schema: FeatureSchema<Name>,
    readonly devices: readonly DeviceRow[],
    readonly canonicalMac: string | undefined,
    values: Iterable<readonly number[]>,
    /** The facts of the devices, row by row; empty unless they were asked for. */
    readonly profiles: readonly DeviceProfile[] = [],
  ) {
    this.columns = featureColumns(schema, devices.length, values);
  }

  /**
   * The values of a feature, as many as there are rows.
   *
   * @throws {@link SchemaMismatchError} if the schema has none of that name
   */
  column(name: Name): Float64Array {
    return columnOf(this.schema, this.columns, name);
  }

  /**
   * The inputs of a model: row-major, shape [devices, features of the schema that are model inputs].
   *
   * @param first first device
   * @param end device to stop before
   */
  modelInputs(
    first = 0,
    end = this.devices.length,
  ): { readonly data: Float64Array; readonly rows: number; readonly columns: number } {
    const columns = this.schema.modelFeatures.map((name) => this.column(name));
    const rows = end - first;
    const data = new Float64Array(rows * columns.length);
    columns.forEach((column, j) => {
      for (let i = 0; i < rows; i++) data[i * columns.length + j] = column[first + i];
    });
    return { data, rows, columns: columns.length };
  }
}

import type { DeviceRow, FeatureTable } from '../feature-table.js';
import type { FeatureSchema } from '../schema/feature-schema.js';
import type { RowColumn, TableLayout, TableRows } from './table-layout.js';

/** A device of a capture, as it is written. */
export interface DeviceEntry {
  readonly filename: string;
  readonly device: DeviceRow;
  /** What the device is known to be for. */
  readonly role?: string | undefined;
}

/** Which columns are written. */
export interface DeviceLayoutOptions {
  /** Whether rows are of windows of time. @defaultValue false */
  readonly windows?: boolean;
  /** Whether roles of devices are known. @defaultValue false */
  readonly roles?: boolean;
}

/** Named as in NetworkML 0.6.10. */
const DEVICE_COLUMNS: readonly RowColumn<DeviceEntry>[] = [
  { name: 'filename', type: 'text', value: ({ filename }) => filename },
  { name: 'host_key', type: 'text', value: ({ device }) => device.key },
  { name: 'tshark_srcips', type: 'text', value: ({ device }) => pythonList(device.addresses) },
  { name: 'tshark_frame_epoch', type: 'real', value: ({ device }) => device.lastSeen },
];

/** In seconds since the epoch. */
const WINDOW_COLUMNS: readonly RowColumn<DeviceEntry>[] = [
  { name: 'window_start', type: 'real', value: ({ device }) => device.window?.start },
  { name: 'window_end', type: 'real', value: ({ device }) => device.window?.end },
];

const ROLE_COLUMNS: readonly RowColumn<DeviceEntry>[] = [
  { name: 'role', type: 'text', value: ({ role }) => role },
];

/** How tables of devices are written. */
export function deviceLayout(
  schema: FeatureSchema,
  { windows = false, roles = false }: DeviceLayoutOptions = {},
): TableLayout<DeviceEntry> {
  return {
    schema,
    rowColumns: [...DEVICE_COLUMNS, ...(windows ? WINDOW_COLUMNS : []), ...(roles ? ROLE_COLUMNS : [])],
    toJson: ({ filename: capture, device: { key: device, ...row }, role }) => ({
      capture,
      device,
      ...row,
      role,
    }),
  };
}

/**
 * The rows of a table of devices.
 *
 * @param filename name of the capture
 * @param roles what the devices are known to be for, by row
 */
export function deviceRows(
  { devices, columns }: FeatureTable,
  filename: string,
  roles: readonly (string | undefined)[] = [],
): TableRows<DeviceEntry> {
  return { rows: devices.map((device, row) => ({ filename, device, role: roles[row] })), columns };
}

/** As the original writes a list of addresses, which never need escapes. */
function pythonList(addresses: readonly string[]): string {
  return `[${addresses.map((address) => `'${address}'`).join(', ')}]`;
}

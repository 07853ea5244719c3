import type { FeatureTable } from '@networkml/features';
import { baseName, trainingCaptureName } from '@networkml/roles';
import type { FeaturizedCapture } from '../featurizing/featurize-capture.js';
import type { Label } from './labels.js';

/** A device of a featurized capture whose role is known. */
export interface LabelledDevice {
  /** Row of the capture's table. */
  readonly row: number;
  readonly role: string;
  /** As in {@link Label}. */
  readonly group: string | undefined;
  /** How much it counts in training, where that differs; 1 for most. */
  readonly weight?: number | undefined;
}

/** Knows the roles of devices of captures. */
export interface RoleSource {
  /** The rows of a capture's table whose roles are known, each once. */
  devicesOf(capture: FeaturizedCapture): LabelledDevice[];
  /** What was known but not found in any capture, a line each. */
  missing(): string[];
}

/** Roles from a label file. */
export class LabelJoin implements RoleSource {
  /** By capture; those that are for any capture under undefined. */
  readonly #labels = new Map<string | undefined, Label[]>();
  readonly #found = new Set<Label>();
  readonly #problems: string[] = [];

  constructor(
    private readonly path: string,
    labels: readonly Label[],
    private readonly weight = 1,
  ) {
    for (const label of labels) {
      const others = this.#labels.get(label.capture);
      if (others === undefined) this.#labels.set(label.capture, [label]);
      else others.push(label);
    }
  }

  devicesOf(capture: FeaturizedCapture): LabelledDevice[] {
    const labels = new Map<number, Label>();
    const rowsByAddress = rowsByAddressOf(capture.table);
    const ofCapture = this.#labels.get(capture.name) ?? this.#labels.get(capture.path) ?? [];
    for (const label of [...ofCapture, ...(this.#labels.get(undefined) ?? [])]) {
      const { mac, ip } = label;
      const rows = rowsByAddress.get(mac ?? ip ?? capture.table.canonicalMac) ?? [];
      if (rows.length > 0 || label.capture !== undefined) this.#found.add(label);
      if (rows.length === 0 && label.capture !== undefined) {
        this.#report(label, whyNone(label, capture));
      }
      for (const row of rows) {
        const known = labels.get(row);
        if (known === undefined) labels.set(row, label);
        else if (known.role !== label.role) this.#reportConflict(label, known.role, capture, row);
      }
    }
    return [...labels].map(([row, { role, group }]) => ({ row, role, group, weight: this.weight }));
  }

  missing(): string[] {
    const notFound = [...this.#labels.values()].flat().filter((label) => !this.#found.has(label));
    for (const label of notFound) {
      this.#found.add(label);
      const { capture } = label;
      this.#report(
        label,
        capture === undefined
          ? `no device ${nameOf(label)} in any capture`
          : `no capture ${capture} among those given`,
      );
    }
    return this.#problems;
  }

  #report({ line }: Label, problem: string): void {
    this.#problems.push(`${this.path}, line ${line}: ${problem}`);
  }

  #reportConflict(label: Label, known: string, { path, table }: FeaturizedCapture, row: number): void {
    this.#report(label, `${table.devices[row].key} in ${path} is ${known} already, not ${label.role}`);
  }
}

/** The rows of each device, by its key and by the IP addresses that it sends from; it may have one a window of time. */
function rowsByAddressOf({ devices }: FeatureTable): ReadonlyMap<string | undefined, readonly number[]> {
  const rowsByAddress = new Map<string, number[]>();
  for (const [row, { key, addresses }] of devices.entries()) {
    for (const address of new Set([key, ...addresses])) {
      const rows = rowsByAddress.get(address);
      if (rows === undefined) rowsByAddress.set(address, [row]);
      else rows.push(row);
    }
  }
  return rowsByAddress;
}

function whyNone(label: Label, { path, status, table }: FeaturizedCapture): string {
  return status === 'failed' ? `${path} could not be read` : `no device ${nameOf(label, table)} in ${path}`;
}

function nameOf({ mac, ip }: Label, table?: FeatureTable): string {
  return mac ?? ip ?? table?.canonicalMac ?? 'at all';
}

/** Roles from the names of the captures, for the canonical device of each, as NetworkML 0.6.10 trains. */
export class NameJoin implements RoleSource {
  readonly #withoutRole: string[] = [];

  devicesOf({ path, status, table }: FeaturizedCapture): LabelledDevice[] {
    // That it could not be read is told already.
    if (status === 'failed') return [];
    const role = trainingCaptureName(path)?.role;
    const rows = [...table.devices.keys()].filter(
      (row) => table.canonicalMac !== undefined && table.devices[row].mac === table.canonicalMac,
    );
    if (role !== undefined && rows.length > 0) return rows.map((row) => ({ row, role, group: undefined }));
    const why =
      role === undefined
        ? `the name ${baseName(path)} tells no role (Role-deviceID-time-duration-flags.pcap)`
        : 'it holds no device with a MAC address';
    this.#withoutRole.push(`${path}: ${why}`);
    return [];
  }

  missing(): string[] {
    return this.#withoutRole;
  }
}

/** Several sources of roles, of which the first one that knows a device is believed. */
export class JoinedSources implements RoleSource {
  constructor(private readonly sources: readonly RoleSource[]) {}

  devicesOf(capture: FeaturizedCapture): LabelledDevice[] {
    const devices = new Map<number, LabelledDevice>();
    for (const source of this.sources) {
      for (const device of source.devicesOf(capture)) {
        if (!devices.has(device.row)) devices.set(device.row, device);
      }
    }
    return [...devices.values()];
  }

  missing(): string[] {
    return this.sources.flatMap((source) => source.missing());
  }
}

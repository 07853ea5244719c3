import { baseName, trainingCaptureName } from '@networkml/roles';
import type { FeaturizedCapture } from './featurize-captures.js';
import type { Label } from './labels.js';

/** A device of a featurized capture whose role is known. */
export interface LabelledDevice {
  /** Row of the capture's table. */
  readonly row: number;
  readonly role: string;
}

/** Knows the roles of devices of captures. */
interface RoleSource {
  /** The devices of a capture whose roles are known. */
  devicesOf(capture: FeaturizedCapture): LabelledDevice[];
  /** What was known but not found in any capture, a line each. */
  missing(): string[];
}

/** Roles from a label file. */
export class LabelJoin implements RoleSource {
  readonly #labels = new Map<string, Label[]>();
  readonly #found = new Set<Label>();
  readonly #withoutDevice: string[] = [];

  constructor(
    private readonly path: string,
    labels: readonly Label[],
  ) {
    for (const label of labels) {
      const others = this.#labels.get(label.capture);
      if (others === undefined) this.#labels.set(label.capture, [label]);
      else others.push(label);
    }
  }

  devicesOf(capture: FeaturizedCapture): LabelledDevice[] {
    const labels = this.#labels.get(capture.name) ?? this.#labels.get(capture.path) ?? [];
    const rows = new Map(capture.table.devices.map(({ key }, row) => [key, row]));
    return labels.flatMap((label) => {
      this.#found.add(label);
      const mac = label.mac ?? capture.table.canonicalMac ?? 'at all';
      const row = rows.get(mac);
      if (row !== undefined) return [{ row, role: label.role }];
      this.#withoutDevice.push(`${this.path}, line ${label.line}: no device ${mac} in ${capture.path}`);
      return [];
    });
  }

  missing(): string[] {
    const withoutCapture = [...this.#labels.values()]
      .flat()
      .filter((label) => !this.#found.has(label))
      .map(({ line, capture }) => `${this.path}, line ${line}: no capture ${capture} among those given`);
    return [...this.#withoutDevice, ...withoutCapture];
  }
}

/** Roles from the names of the captures, for the canonical device of each, as NetworkML 0.6.10 trains. */
export class NameJoin implements RoleSource {
  readonly #withoutRole: string[] = [];

  devicesOf({ path, table }: FeaturizedCapture): LabelledDevice[] {
    const role = trainingCaptureName(path)?.role;
    const row = table.devices.findIndex(({ mac }) => mac !== undefined && mac === table.canonicalMac);
    if (role !== undefined && row >= 0) return [{ row, role }];
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

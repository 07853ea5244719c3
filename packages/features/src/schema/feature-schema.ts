import type { PacketBatch } from '@networkml/pcap';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Traffic } from '../devices/traffic.js';
import type { AddressFacts } from '../headers/address-facts.js';
import type { DeviceProfile } from '../profile/device-profile.js';
import { FeatureSchemaError } from './feature-schema-error.js';

/** Unit of a feature's values; `flag` for 0 or 1, `share` for a part of a whole. */
export type FeatureUnit =
  | 'bytes'
  | 'bytes²'
  | 'seconds'
  | 'seconds²'
  | 'packets'
  | 'periods'
  | 'packets/s'
  | 'bytes/s'
  | 'hops'
  | 'codepoint'
  | 'addresses'
  | 'bits'
  | 'ratio'
  | 'share'
  | 'flag';

/** The least and the greatest value of a feature. */
export type FeatureRange = readonly [least: number, greatest: number];

/** One feature of a schema: what its column means. */
export interface FeatureDefinition<Name extends string = string> {
  readonly name: Name;
  readonly unit: FeatureUnit;
  readonly type: 'integer' | 'real';
  /** The least and the greatest value that it can have; `Infinity` where nothing bounds it. */
  readonly range: FeatureRange;
  /** Which of the device's packets count. */
  readonly direction: 'out' | 'in' | 'both';
  /** The definition in one sentence. */
  readonly definition: string;
  /** Whether a model may take the feature as input. */
  readonly modelInput: boolean;
}

/** Accumulates the packets of one device for a group of features. */
export interface Accumulator {
  /** Takes the packets of the batch that are the device's. */
  add(packets: PacketBatch, traffic: Traffic): void;
  /** Takes what another accumulator of the group has taken of the same capture, as if it were its own. */
  merge(other: this): void;
  /** The features' values, in the order of the group. Always finite, and within the ranges of their definitions. */
  values(): number[];
  /** True if some value is no longer exact, since there were too many packets to keep what it needs. */
  readonly isApproximate?: boolean;
}

/** Features that are accumulated together, packet by packet. */
export interface AccumulatedGroup<Name extends string = string> {
  readonly features: readonly FeatureDefinition<Name>[];
  /** A new accumulator for one device. */
  accumulator(addresses: AddressFacts): Accumulator;
}

/** Features that derive from a device's profile, which is gathered once, however many groups ask for it. */
export interface ProfileGroup<Name extends string = string> {
  readonly features: readonly FeatureDefinition<Name>[];
  /** The features' values, in the order of the group. Always finite, and within the ranges of their definitions. */
  ofProfile(profile: DeviceProfile): number[];
}

/** Features that are computed together. */
export type FeatureGroup<Name extends string = string> = AccumulatedGroup<Name> | ProfileGroup<Name>;

/** Whether the features of a group derive from a profile. */
export function isProfileGroup(group: FeatureGroup): group is ProfileGroup {
  return 'ofProfile' in group;
}

/**
 * A versioned set of features. Header lines, documentation, the check against a model and the hash derive from it. `Name`
 * are the names of the features where these are literals, so that columns are known by them.
 */
export class FeatureSchema<const Name extends string = string, G extends FeatureGroup = FeatureGroup> {
  /** All features, in the order of the columns. */
  readonly features: readonly FeatureDefinition<Name>[];
  /** Names of the features that a model takes, in the order of its inputs: sorted by code unit. */
  readonly modelFeatures: readonly Name[];
  /** SHA-256 over name, unit, type and direction of every feature, in hexadecimal. */
  readonly hash: string;

  /**
   * @param id name and version, such as `host-footprint@0`
   * @throws {@link FeatureSchemaError} if several features have one name
   */
  constructor(
    readonly id: string,
    readonly groups: readonly (G & FeatureGroup<Name>)[],
  ) {
    this.features = groups.flatMap((group) => group.features);
    const repeated = repeatedNames(this.features);
    if (repeated.length > 0) throw new FeatureSchemaError('duplicate-name', id, repeated);
    this.modelFeatures = this.features
      .filter((feature) => feature.modelInput)
      .map((feature) => feature.name)
      .sort();
    this.hash = bytesToHex(sha256(utf8ToBytes(this.#canonicalText())));
  }

  /** Whether some feature derives from a profile. */
  get needsProfile(): boolean {
    return this.groups.some(isProfileGroup);
  }

  /**
   * The values of a device of which only the profile is known, in the order of the features.
   *
   * @throws RangeError if some features do not derive from a profile
   */
  valuesOf(profile: DeviceProfile): number[] {
    return this.groups.flatMap((group) => {
      if (isProfileGroup(group)) return group.ofProfile(profile);
      throw new RangeError(`${this.id}: features that derive from packets have no values of a profile`);
    });
  }

  #canonicalText(): string {
    const lines = this.features.map(({ name, unit, type, direction }) =>
      [name, unit, type, direction].join('\t'),
    );
    return [this.id, ...lines].join('\n');
  }
}

function repeatedNames(features: readonly FeatureDefinition[]): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of features) (seen.has(name) ? repeated : seen).add(name);
  return [...repeated];
}

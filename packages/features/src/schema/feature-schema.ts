import type { PacketBatch } from '@networkml/pcap';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Traffic } from '../devices/traffic.js';
import type { AddressFacts } from '../headers/address-facts.js';
import type { DeviceProfile } from '../profile/device-profile.js';

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
export interface FeatureDefinition {
  readonly name: string;
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

/** How the features of a schema are computed where it leaves a choice. */
export interface SchemaOptions {
  /**
   * What the `ip_flags` features of `host-footprint` decode: `word`, the 16 bits of flags and fragment offset that
   * old versions of tshark printed and the model of NetworkML 0.6.10 was trained on, or `tshark4`, the three flag bits
   * that tshark prints since version 4.
   */
  readonly ipFlags: 'word' | 'tshark4';
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
export interface AccumulatedGroup {
  readonly features: readonly FeatureDefinition[];
  /** A new accumulator for one device. */
  accumulator(addresses: AddressFacts, options: SchemaOptions): Accumulator;
}

/** Features that derive from a device's profile, which is gathered once, however many groups ask for it. */
export interface ProfileGroup {
  readonly features: readonly FeatureDefinition[];
  /** The features' values, in the order of the group. Always finite, and within the ranges of their definitions. */
  ofProfile(profile: DeviceProfile): number[];
}

/** Features that are computed together. */
export type FeatureGroup = AccumulatedGroup | ProfileGroup;

/** Whether the features of a group derive from a profile. */
export function isProfileGroup(group: FeatureGroup): group is ProfileGroup {
  return 'ofProfile' in group;
}

/** A versioned set of features. Header lines, documentation, the check against a model and the hash derive from it. */
export class FeatureSchema<G extends FeatureGroup = FeatureGroup> {
  /** All features, in the order of the columns. */
  readonly features: readonly FeatureDefinition[];
  /** Names of the features that a model takes, in the order of its inputs: sorted by code unit. */
  readonly modelFeatures: readonly string[];
  /** SHA-256 over name, unit, type and direction of every feature, in hexadecimal. */
  readonly hash: string;

  /**
   * @param id name and version, such as `host-footprint@0`
   */
  constructor(
    readonly id: string,
    readonly groups: readonly G[],
  ) {
    this.features = groups.flatMap((group) => group.features);
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

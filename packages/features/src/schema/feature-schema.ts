import type { PacketBatch } from '@networkml/pcap';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { AddressFacts } from '../address-facts.js';
import type { Direction } from '../direction.js';

/** One feature of a schema: what its column means. */
export interface FeatureDefinition {
  readonly name: string;
  /** Unit of the values; `flag` for 0 or 1. */
  readonly unit: 'bytes' | 'bytes²' | 'seconds' | 'seconds²' | 'packets' | 'addresses' | 'ratio' | 'flag';
  readonly type: 'integer' | 'real';
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
  /** Takes packet `row` of the batch. */
  add(packets: PacketBatch, row: number, direction: Direction): void;
  /** Takes what another accumulator of the group has taken of the same capture, as if it were its own. */
  merge(other: this): void;
  /** The features' values, in the order of the group. Always finite. */
  values(): number[];
}

/** Features that are accumulated together. */
export interface FeatureGroup {
  readonly features: readonly FeatureDefinition[];
  /** A new accumulator for one device. */
  accumulator(addresses: AddressFacts, options: SchemaOptions): Accumulator;
}

/** A versioned set of features. Header lines, documentation, the check against a model and the hash derive from it. */
export class FeatureSchema {
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
    readonly groups: readonly FeatureGroup[],
  ) {
    this.features = groups.flatMap((group) => group.features);
    this.modelFeatures = this.features
      .filter((feature) => feature.modelInput)
      .map((feature) => feature.name)
      .sort();
    this.hash = bytesToHex(sha256(utf8ToBytes(this.#canonicalText())));
  }

  #canonicalText(): string {
    const lines = this.features.map(({ name, unit, type, direction }) =>
      [name, unit, type, direction].join('\t'),
    );
    return [this.id, ...lines].join('\n');
  }
}

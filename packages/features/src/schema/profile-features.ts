import type { DeviceProfile } from '../profile/device-profile.js';
import type { FeatureDefinition, ProfileGroup } from './feature-schema.js';

/** A feature of a profile. */
export interface ProfileFeature extends Pick<FeatureDefinition, 'name' | 'definition'> {
  /** The value, of the kind that the function which made the feature says. */
  readonly value: (profile: DeviceProfile) => number;
  readonly unit: 'flag' | 'share';
}

/** A feature that is 1 if something is so, else 0. */
export function flag(
  name: string,
  definition: string,
  is: (profile: DeviceProfile) => boolean,
): ProfileFeature {
  return { name, definition, unit: 'flag', value: (profile) => Number(is(profile)) };
}

/** A feature that is a part of a whole; 0 if there is no whole. */
export function share(
  name: string,
  definition: string,
  partAndWhole: (profile: DeviceProfile) => readonly [part: number, whole: number],
): ProfileFeature {
  return {
    name,
    definition: `${definition}; 0 if there are none.`,
    unit: 'share',
    value: (profile) => {
      const [part, whole] = partAndWhole(profile);
      return whole === 0 ? 0 : part / whole;
    },
  };
}

/**
 * A feature that is a number on a scale of logarithms, from 0 for none to 1 for `most` or more: the first ones count
 * most, and no capture is so long that it grows beyond.
 */
export function magnitude(
  name: string,
  definition: string,
  most: number,
  count: (profile: DeviceProfile) => number,
): ProfileFeature {
  return {
    name,
    definition: `${definition}, on a scale of logarithms from 0 (none) to 1 (${most} or more).`,
    unit: 'share',
    value: (profile) => Math.min(1, Math.log2(1 + count(profile)) / Math.log2(1 + most)),
  };
}

/** A group of features that derive from a device's profile. */
export function profileFeatures(features: readonly ProfileFeature[]): ProfileGroup {
  return {
    features: features.map(({ name, definition, unit }) => ({
      name,
      definition,
      unit,
      type: unit === 'flag' ? 'integer' : 'real',
      range: [0, 1],
      direction: 'both',
      modelInput: true,
    })),
    ofProfile: (profile) => features.map(({ value }) => value(profile)),
  };
}

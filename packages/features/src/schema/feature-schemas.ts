import { DEVICE } from '../device-1/device.js';
import { DEVICE_2 } from '../device-2/device-2.js';
import { HOST_FOOTPRINT, hostFootprint } from '../host-footprint/host-footprint.js';
import type { FeatureSchema } from './feature-schema.js';

/** The schemas that can be computed, by id; a newer version of one comes behind the older. */
export const FEATURE_SCHEMAS: ReadonlyMap<string, FeatureSchema> = new Map(
  [HOST_FOOTPRINT, hostFootprint({ ipFlags: 'tshark4' }), DEVICE, DEVICE_2].map(
    (schema): [string, FeatureSchema] => [schema.id, schema],
  ),
);

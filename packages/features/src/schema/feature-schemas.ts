import { DEVICE } from '../device-1/device.js';
import { HOST_FOOTPRINT, hostFootprint } from '../host-footprint/host-footprint.js';
import type { FeatureSchema } from './feature-schema.js';

/** The schemas that can be computed, by id. */
export const FEATURE_SCHEMAS: ReadonlyMap<string, FeatureSchema> = new Map(
  [HOST_FOOTPRINT, hostFootprint({ ipFlags: 'tshark4' }), DEVICE].map((schema) => [schema.id, schema]),
);

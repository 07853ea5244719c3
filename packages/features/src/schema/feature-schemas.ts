import { DEVICE } from '../device-1/device.js';
import { DEVICE_2 } from '../device-2/device-2.js';
import { HOST_FOOTPRINT } from '../host-footprint/host-footprint.js';
import type { FeatureSchema } from './feature-schema.js';

/** The schemas that can be computed, by id; a newer version of one comes behind the older. */
export const FEATURE_SCHEMAS: ReadonlyMap<string, FeatureSchema> = new Map<string, FeatureSchema>([
  [HOST_FOOTPRINT.id, HOST_FOOTPRINT],
  [DEVICE.id, DEVICE],
  [DEVICE_2.id, DEVICE_2],
]);

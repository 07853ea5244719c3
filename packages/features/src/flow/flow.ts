import { FeatureSchema } from '../schema/feature-schema.js';
import { firstPackets } from './first-packets.js';
import { headerCounts } from './header-counts.js';
import { packetSizes, packetTimes } from './summaries.js';
import { volume } from './volume.js';

/**
 * `flow@1`: what a bidirectional flow tells without its payload. Names are those of NFStream where it has the
 * quantity; times are in seconds.
 */
export const FLOW = new FeatureSchema('flow@1', [
  volume,
  headerCounts,
  packetSizes,
  packetTimes,
  firstPackets,
]);

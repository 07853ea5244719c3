import { FeatureSchema } from '../schema/feature-schema.js';
import { ipDsfieldBits, ipFlagsBits, tcpFlagsBits } from './header-bits.js';
import { portFlags } from './port-flags.js';
import { portRatios } from './port-ratios.js';
import { frameLengthSummaries, timeDeltaSummaries } from './summaries.js';
import { trafficKinds } from './traffic-kinds.js';
import { uniqueAddresses } from './unique-addresses.js';

/**
 * `host-footprint@0`: the features of NetworkML 0.6.10, its quirks included. 221 of them are inputs of its model, 58
 * port ratios are not.
 */
export const HOST_FOOTPRINT = new FeatureSchema('host-footprint@0', [
  frameLengthSummaries,
  timeDeltaSummaries,
  ipDsfieldBits,
  ipFlagsBits,
  tcpFlagsBits,
  ...portFlags,
  trafficKinds,
  uniqueAddresses,
  ...portRatios,
]);

import { FeatureSchema } from '../schema/feature-schema.js';
import { firstHopLimits, hopLimits } from './hop-limits.js';
import { interArrivalTimes } from './inter-arrival-times.js';
import { ipIdentifications } from './ip-identifications.js';
import { ipv4Stack, packetKinds, tcpSegmentKinds, trafficClasses } from './packet-kinds.js';
import { packetSizes } from './packet-sizes.js';
import { payloadLengths } from './payload-lengths.js';
import { peers } from './peers.js';
import { serviceShares } from './service-shares.js';
import { tcpHandshakes } from './tcp-handshakes.js';
import { tcpWindows } from './tcp-windows.js';
import { volume } from './volume.js';

/**
 * `device@1`: what a device does, from the packets' own headers, whatever the length of the capture, its addresses and
 * its vendor. Rates, shares and quantiles; no sums, and no address is a feature.
 */
export const DEVICE = new FeatureSchema('device@1', [
  volume,
  packetSizes,
  interArrivalTimes,
  packetKinds,
  tcpSegmentKinds,
  serviceShares,
  payloadLengths,
  peers,
  tcpHandshakes,
  tcpWindows,
  hopLimits,
  firstHopLimits,
  trafficClasses,
  ...ipv4Stack,
  ipIdentifications,
]);

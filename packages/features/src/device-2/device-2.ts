import { FeatureSchema } from '../schema/feature-schema.js';
import { conversations } from './conversations.js';
import { link } from './link.js';
import { ownAddresses } from './own-addresses.js';
import { serviceGroups, services } from './services.js';
import { stack } from './stack.js';

/**
 * `device@2`: what a device does, from its profile alone: services by presence, and shares among peers and
 * conversations. No lengths, rates or durations, and nothing that grows with the capture without end.
 */
export const DEVICE_2 = new FeatureSchema('device@2', [
  services,
  serviceGroups,
  conversations,
  ownAddresses,
  stack,
  link,
]);

import { repeated } from '../conversations/repetition.js';
import { tlsHandshake } from '../conversations/tls.js';
import { MDNS_GROUP, SSDP_GROUP } from '../network/destination.js';
import type { Script } from '../simulation/step.js';

/** Whom the phone's app asks for the hub's state. */
const APP_REQUESTS = repeated(4, ['>', 402, 0.25], ['<', 1890, 0.03]);

/** A hub for bulbs and sensors, on a cable: it tells the whole house about itself, and stays in touch with its cloud. */
export const HUB: Script = {
  actor: 'hub',
  startsAt: 9,
  steps: [
    { at: 0, does: 'configure-ipv6' },
    { at: 2, does: 'lease', messageLength: 331 },
    { at: 2.2, does: 'claim-address', times: 3, every: 0.5 },
    { at: 2.5, does: 'join-groups', groups: [MDNS_GROUP] },
    { at: 4, does: 'lookup', name: '0.pool.ntp.example.net', records: 64 },
    { at: 4.1, does: 'exchange', peer: 'time', port: 123, datagrams: [[48, 48]] },
    { at: 4.2, does: 'lookup', name: 'discovery.hub.example.com', records: 16, cached: true },
    {
      at: 4.3,
      does: 'connect',
      peer: 'hub-cloud',
      port: 80,
      messages: [
        ['>', 291],
        ['<', 1710],
        ['>', 940, 0.15],
        ['<', 1460],
        ['>', 1105],
        ['<', 2870],
      ],
      closedBy: '<',
    },
    { at: 5, does: 'announce', to: 'mdns', lengths: [352], times: 3, every: 1 },
    { at: 5.1, does: 'announce', to: 'mdns', lengths: [352], times: 3, every: 1, version: 6 },
    { at: 5.5, does: 'join-groups', groups: [MDNS_GROUP, SSDP_GROUP] },
    { at: 6, does: 'announce', to: 'ssdp', from: 'any-port', lengths: [274, 283, 314], times: 4, every: 8 },
    { at: 9, does: 'lookup', name: 'bridge.hub.example.com', records: 16 },
    {
      at: 9.1,
      does: 'connect',
      peer: 'hub-cloud',
      port: 443,
      messages: [
        ...tlsHandshake(3100),
        ...repeated(6, ['>', 530, 0.3], ['<', 410]),
        ...repeated(6, ['>', 85, 38], ['<', 85]),
      ],
    },
    { at: 30, does: 'announce', to: 'mdns', lengths: [190, 235], times: 3, every: 4 },
    { at: 46, does: 'lookup', name: '0.pool.ntp.example.net', records: 64, cached: true },
    { at: 46.1, does: 'exchange', peer: 'time', port: 123, datagrams: [[48, 48]] },
  ],
};

/** The phone's app finds the hub and reads its state. */
export const HUB_APP: Script = {
  actor: 'phone',
  startsAt: 24,
  steps: [
    { at: 0, does: 'announce', to: 'ssdp', from: 'any-port', lengths: [101], times: 2, every: 1 },
    {
      at: 1.5,
      does: 'connect',
      peer: 'hub',
      port: 80,
      messages: [
        ['>', 230],
        ['<', 1270, 0.02],
      ],
      closedBy: '<',
    },
    { at: 3, does: 'connect', peer: 'hub', port: 80, messages: APP_REQUESTS, closedBy: '>' },
    { at: 9, does: 'connect', peer: 'hub', port: 80, messages: APP_REQUESTS, closedBy: '>' },
  ],
};

import { repeated } from '../conversations/repetition.js';
import { tlsHandshake } from '../conversations/tls.js';
import { MDNS_GROUP } from '../network/destination.js';
import type { Script } from '../simulation/step.js';

/** The phone that sets the devices up: it comes home, looks around, and now and then asks the web something. */
export const PHONE: Script = {
  actor: 'phone',
  startsAt: 0.4,
  steps: [
    { at: 0, does: 'associate' },
    { at: 0.1, does: 'configure-ipv6' },
    { at: 0.2, does: 'lease', messageLength: 308, formerAddress: true },
    { at: 1.9, does: 'lookup', name: 'www.example.com', records: 32 },
    {
      at: 2,
      does: 'connect',
      peer: 'web',
      port: 443,
      messages: [
        ...tlsHandshake(4100, 0.01),
        ['>', 720],
        ['<', 9400, 0.06],
        ['>', 410, 0.2],
        ['<', 5200, 0.05],
      ],
      closedBy: '>',
    },
    { at: 2.6, does: 'join-groups', groups: [MDNS_GROUP] },
    { at: 2.8, does: 'announce', to: 'mdns', lengths: [44, 71], times: 3, every: 1 },
    { at: 2.81, does: 'announce', to: 'mdns', lengths: [44, 71], times: 2, every: 1, version: 6 },
    { at: 3.2, does: 'announce', to: 'ssdp', from: 'any-port', lengths: [101, 137], times: 2, every: 1 },
    { at: 200, does: 'lookup', name: 'news.example.com', records: 48 },
    {
      at: 200.1,
      does: 'connect',
      peer: 'web',
      port: 443,
      messages: [...tlsHandshake(3900, 0.01), ...repeated(2, ['>', 560, 0.4], ['<', 2300, 0.05])],
      closedBy: '>',
    },
  ],
};

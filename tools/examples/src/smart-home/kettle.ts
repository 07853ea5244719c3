import { MDNS_GROUP } from '../network/destination.js';
import type { Script } from '../simulation/step.js';

/** A kettle: it takes an address, says so, and waits for somebody who is thirsty. */
export const KETTLE: Script = {
  actor: 'kettle',
  startsAt: 240,
  steps: [
    { at: 0, does: 'associate' },
    { at: 0.05, does: 'lease', messageLength: 308 },
    { at: 0.3, does: 'claim-address', times: 3, every: 0.5 },
    { at: 2.6, does: 'join-groups', groups: [MDNS_GROUP] },
  ],
};

/** The phone's app puts the kettle on. */
export const KETTLE_APP: Script = {
  actor: 'phone',
  startsAt: 250,
  steps: [
    {
      at: 0,
      does: 'connect',
      peer: 'kettle',
      port: 2081,
      messages: [
        ['<', 7, 0.1],
        ['>', 5, 0.4],
        ['<', 3, 0.02],
        ['<', 7, 1],
      ],
      closedBy: '>',
    },
  ],
};

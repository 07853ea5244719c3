import { repeated } from '../conversations/repetition.js';
import type { Script } from '../simulation/step.js';

/** A bathroom scale: it wakes when somebody steps on it, delivers what it has weighed, and sleeps on. */
export const SCALE: Script = {
  actor: 'scale',
  startsAt: 259,
  steps: [
    { at: 0, does: 'associate' },
    { at: 0.08, does: 'lease', messageLength: 308 },
    { at: 0.25, does: 'claim-address', times: 3, every: 0.4 },
    { at: 1.5, does: 'lookup', name: 'api.scale.example.org', records: 16, cached: true },
    {
      at: 1.6,
      does: 'connect',
      peer: 'scale-cloud',
      port: 443,
      messages: [
        // A session of an earlier day goes on, so that no certificate has to be sent (RFC 5077).
        ['>', 240],
        ['<', 137],
        ['>', 51],
        // Who it is, whose weights it knows, and what it has weighed, a segment at a time: it has no room for more.
        ['>', 310, 0.05],
        ['<', 480, 0.05],
        ...repeated(8, ['>', 536, 0.05]),
        ['>', 210],
        ['<', 350, 0.02],
        ['>', 255],
        ['<', 395, 0.03],
      ],
      closedBy: '>',
    },
    { at: 6.8, does: 'release', messageLength: 308 },
  ],
};

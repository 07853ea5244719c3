import { tlsHandshake } from '../conversations/tls.js';
import { MDNS_GROUP } from '../network/destination.js';
import type { Script } from '../simulation/step.js';

const SMTP_PORT = 25;

/** The printer shows itself to whoever looks for one (RFC 6763). */
export const PRINTER: Script = {
  actor: 'printer',
  startsAt: 0.3,
  steps: [
    { at: 0, does: 'join-groups', groups: [MDNS_GROUP] },
    { at: 0.5, does: 'announce', to: 'mdns', lengths: [612, 388], times: 3, every: 2 },
    { at: 0.51, does: 'announce', to: 'mdns', lengths: [612, 388], times: 3, every: 2, version: 6 },
    { at: 75, does: 'announce', to: 'mdns', lengths: [190], times: 2, every: 20 },
  ],
};

/** The mail server finds the customer's, and hands the message over. */
export const MAIL: Script = {
  actor: 'mail',
  startsAt: 50,
  steps: [
    { at: 0, does: 'lookup', name: 'customer.example', records: 42 },
    { at: 0.1, does: 'lookup', name: 'mx1.customer.example', records: 16 },
    {
      at: 0.3,
      does: 'connect',
      peer: 'customer-mail',
      port: SMTP_PORT,
      messages: [
        ['<', 52, 0.1],
        ['>', 25],
        ['<', 164],
        ['>', 10],
        ['<', 30],
        ...tlsHandshake(3700, 0.006),
        ['>', 54],
        ['<', 160],
        ['>', 148],
        ['<', 90, 0.2],
        ['>', 9100],
        ['<', 72, 0.3],
        ['>', 35],
        ['<', 44],
      ],
      closedBy: '>',
    },
  ],
};

/** The domain controller keeps the clock that the workstations follow. */
export const DOMAIN_CONTROLLER: Script = {
  actor: 'domain-controller',
  startsAt: 10,
  steps: [{ at: 0, does: 'exchange', peer: 'time', port: 123, fromPort: 123, datagrams: [[48, 48]] }],
};

import { repeated } from '../conversations/repetition.js';
import { tlsHandshake } from '../conversations/tls.js';
import type { Script } from '../simulation/step.js';
import { LOGON } from './active-directory.js';

const IPP_PORT = 631;
const SNMP_PORT = 161;
const IMAPS_PORT = 993;
const SUBMISSION_PORT = 587;

/** Logs on, fetches mail, and prints. */
export const ACCOUNTING: Script = {
  actor: 'accounting',
  startsAt: 4,
  steps: [
    ...LOGON,
    { at: 12, does: 'lookup', name: 'mail.office.example', records: 16, cached: true },
    {
      at: 12.1,
      does: 'connect',
      peer: 'mail',
      port: IMAPS_PORT,
      messages: [
        ...tlsHandshake(2400, 0.004),
        ['<', 92, 0.01],
        ...repeated(3, ['>', 68, 0.01], ['<', 640, 0.004]),
        ['<', 5800, 0.02],
        ...repeated(3, ['>', 46, 25], ['<', 71, 0.002]),
      ],
    },
    {
      at: 40,
      does: 'exchange',
      peer: 'printer',
      port: SNMP_PORT,
      datagrams: [
        [43, 47],
        [82, 121],
        [60, 66],
      ],
    },
    {
      at: 41,
      does: 'connect',
      peer: 'printer',
      port: IPP_PORT,
      messages: [
        ['>', 390],
        ['<', 3900, 0.03],
        ['>', 420, 0.2],
        ['<', 310, 0.02],
        ['>', 24_000, 0.1],
        ['<', 420, 0.4],
        ...repeated(3, ['>', 360, 1], ['<', 540, 0.01]),
      ],
      closedBy: '>',
    },
  ],
};

/** Logs on, and writes to a customer. */
export const SALES: Script = {
  actor: 'sales',
  startsAt: 18,
  steps: [
    ...LOGON,
    { at: 30, does: 'lookup', name: 'mail.office.example', records: 28, cached: true, version: 6 },
    {
      at: 30.1,
      does: 'connect',
      peer: 'mail',
      port: SUBMISSION_PORT,
      messages: [
        ['<', 46, 0.01],
        ['>', 24],
        ['<', 182],
        ['>', 10],
        ['<', 30],
        ...tlsHandshake(2400, 0.004),
        ...repeated(4, ['>', 70, 0.003], ['<', 60, 0.005]),
        ['>', 8200, 0.01],
        ['<', 75, 0.05],
        ['>', 35],
        ['<', 44],
      ],
      closedBy: '>',
    },
    { at: 60, does: 'exchange', peer: 'printer', port: SNMP_PORT, datagrams: [[43, 47]] },
  ],
};

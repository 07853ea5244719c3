import type { Message } from '../conversations/tcp-connection.js';
import type { Step } from '../simulation/step.js';

const KERBEROS_PORT = 88;
const LDAP_PORT = 389;
const SMB_PORT = 445;

/** One request to the key distribution centre, and its ticket (RFC 4120): a connection for each. */
function ticket(at: number, request: number, answer: number): Step {
  return {
    at,
    does: 'connect',
    peer: 'domain-controller',
    port: KERBEROS_PORT,
    messages: [
      ['>', request],
      ['<', answer, 0.002],
    ],
    closedBy: '>',
  };
}

/** Binds with a ticket, and searches the directory (RFC 4511). */
const DIRECTORY_SEARCH: readonly Message[] = [
  ['>', 315],
  ['<', 2710, 0.001],
  ['>', 1920],
  ['<', 212, 0.003],
  ['>', 287],
  ['<', 366, 0.001],
  ['>', 341],
  ['<', 1135, 0.001],
  ['>', 93],
];

/** Negotiates, sets up a session with a ticket, and reads the group policy from the system volume. */
const GROUP_POLICY: readonly Message[] = [
  ['>', 232],
  ['<', 556, 0.001],
  ['>', 2350],
  ['<', 313, 0.004],
  ['>', 172],
  ['<', 138, 0.001],
  ['>', 394],
  ['<', 410, 0.001],
  ['>', 176],
  ['<', 1320, 0.001],
  ['>', 146],
  ['<', 182, 0.001],
  ['>', 126],
  ['<', 130, 0.8],
];

/** What a workstation asks an Active Directory controller while somebody logs on. */
export const LOGON: readonly Step[] = [
  { at: 0, does: 'lookup', name: '_ldap._tcp.hq._sites.dc._msdcs.office.example', records: 54, cached: true },
  { at: 0.02, does: 'exchange', peer: 'domain-controller', port: LDAP_PORT, datagrams: [[208, 186]] },
  {
    at: 0.05,
    does: 'lookup',
    name: '_kerberos._tcp.dc._msdcs.office.example',
    records: 54,
    cached: true,
    version: 6,
  },
  ticket(0.1, 233, 210),
  ticket(0.13, 313, 1580),
  ticket(0.18, 1710, 1690),
  {
    at: 0.25,
    does: 'connect',
    peer: 'domain-controller',
    port: LDAP_PORT,
    messages: DIRECTORY_SEARCH,
    closedBy: '>',
  },
  ticket(0.6, 1720, 1705),
  // How fast is the link? Over a slow one Windows leaves out part of the policy.
  { at: 0.65, does: 'ping', peer: 'domain-controller', times: 2 },
  { at: 0.7, does: 'connect', peer: 'domain-controller', port: SMB_PORT, messages: GROUP_POLICY, version: 6 },
  { at: 1.4, does: 'exchange', peer: 'domain-controller', port: 123, fromPort: 123, datagrams: [[68, 68]] },
];

import { writePcapng } from '@networkml/pcap';
import { play } from '../simulation/play.js';
import { OFFICE_NETWORK } from './office-network.js';
import { DOMAIN_CONTROLLER, MAIL, PRINTER } from './servers.js';
import { ACCOUNTING, SALES } from './workstations.js';

/** Monday, 16 March 2026, 8 o'clock UTC, in seconds since the epoch. */
const START = 1_773_648_000;
const SEED = 100;
const SCRIPTS = [PRINTER, ACCOUNTING, SALES, DOMAIN_CONTROLLER, MAIL];

/** A morning in an office with an Active Directory. */
export function office(): Uint8Array {
  return writePcapng(play(SCRIPTS, OFFICE_NETWORK, SEED).packets(START));
}

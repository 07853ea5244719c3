import { type Configuration, drawConfiguration } from './configuration.js';
import { type DeviceDraw, drawDevice } from './device.js';
import { Random } from './random.js';

/** A device that is captured. */
export interface RoleDevice extends DeviceDraw {
  readonly role: string;
  /** Name of what serves, among those that the role has; empty if it has no choice. */
  readonly implementation: string;
  /** Kinds of work that the device does on others, those that were drawn among what its role does. */
  readonly uses: readonly Use[];
}

/** A kind of work that one device does on another. */
export interface Use {
  /** Role of the other. */
  readonly role: string;
  /** Script in the folder of the other's role, without its ending. */
  readonly action: string;
  /** How often, relative to the others. */
  readonly weight: number;
}

/** A device that is not captured and uses what others serve. */
interface Guest extends DeviceDraw {
  readonly uses: readonly Use[];
}

/** All that is drawn for a round. */
export interface RoundPlan {
  readonly seed: number;
  /** Counted from 1. */
  readonly round: number;
  readonly configuration: Configuration;
  readonly devices: readonly RoleDevice[];
  readonly guests: readonly Guest[];
  /** Router, and DHCP server of the DHCP server; not captured. */
  readonly gateway: DeviceDraw;
}

/** What a role says about its devices: all that the plan needs of it. */
export interface PlannedRole {
  readonly id: string;
  /** What can serve; empty if there is no choice. */
  readonly implementations: readonly { readonly name: string }[];
  /** What a device of the role does on others, first what makes the role. */
  readonly uses: readonly Use[];
  /** What guests do on it. */
  readonly guestActions: readonly string[];
}

/** Which rounds there are. */
export interface PlanOptions {
  /** A 32-bit number. */
  readonly seed: number;
  /** Rounds that share a configuration. */
  readonly roundsPerConfiguration: number;
}

const GATEWAY_HOST = 1;
const LEAST_HOST = 10;
const MOST_HOST = 249;
const GUESTS = 5;

/** Draws a round: the same seed, number and roles give the same plan. */
export function drawRound(
  roles: readonly PlannedRole[],
  round: number,
  { seed, roundsPerConfiguration }: PlanOptions,
): RoundPlan {
  const random = new Random(seed, 'round', round);
  const hosts = random.shuffle(Array.from({ length: MOST_HOST - LEAST_HOST + 1 }, (_, i) => LEAST_HOST + i));
  const draws = hosts.slice(0, roles.length + GUESTS).map((host) => drawDevice(random, host));
  const devices = roles.map((role, i) => ({
    ...draws[i],
    role: role.id,
    implementation: role.implementations[draws[i].variant % role.implementations.length]?.name ?? '',
    uses: drawUses(random, knownUses(role, roles), draws[i].peers),
  }));
  return {
    seed,
    round,
    configuration: drawConfiguration(seed, Math.floor((round - 1) / roundsPerConfiguration) + 1),
    devices,
    guests: drawGuests(random, roles, devices, draws.slice(roles.length)),
    gateway: { ...drawDevice(random, GATEWAY_HOST), dhcp: false, dualStack: true },
  };
}

/** What a role does on roles that take part. */
function knownUses({ uses }: PlannedRole, roles: readonly PlannedRole[]): Use[] {
  const ids = new Set(roles.map(({ id }) => id));
  return uses.filter(({ role }) => ids.has(role));
}

/** The first is what makes the role: it is always among them. */
function drawUses(random: Random, uses: readonly Use[], count: number): Use[] {
  return [...uses.slice(0, 1), ...random.shuffle(uses.slice(1)).slice(0, count - 1)];
}

/** Each device is used by as many guests as its draw says. */
function drawGuests(
  random: Random,
  roles: readonly PlannedRole[],
  devices: readonly RoleDevice[],
  draws: readonly DeviceDraw[],
): Guest[] {
  const uses: Use[][] = draws.map(() => []);
  for (const [i, { id, guestActions }] of roles.entries()) {
    if (guestActions.length === 0) continue;
    for (const ofGuest of random.shuffle(uses).slice(0, devices[i].peers)) {
      ofGuest.push(...guestActions.map((action) => ({ role: id, action, weight: 1 })));
    }
  }
  return draws.map((draw, i) => ({ ...draw, uses: uses[i] }));
}

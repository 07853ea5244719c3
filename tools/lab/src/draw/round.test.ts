import { ROLES } from '@networkml/roles';
import { describe, expect, test } from 'vitest';
import { readRoles } from '../roles/role-folder.js';
import { dependence } from '../test-support/chi-square.js';
import type { DeviceDraw } from './device.js';
import { drawRound, type RoleDevice } from './round.js';

const OPTIONS = { seed: 1, roundsPerConfiguration: 3 };
const ROUNDS = 400;
/** Independent properties are above it about once in ten thousand. */
const MOST_DEPENDENCE = 3.7;

const roles = readRoles();
const plans = Array.from({ length: ROUNDS }, (_, i) => drawRound(roles, i + 1, OPTIONS));
const devices = plans.flatMap(({ round, devices }) => devices.map((device) => ({ ...device, round })));

function dependenceOnRole(property: (device: RoleDevice) => unknown): number {
  return dependence(devices.map((device) => [device.role, String(property(device))]));
}

const PROPERTIES: Record<Exclude<keyof DeviceDraw, 'workSeed'>, (device: DeviceDraw) => unknown> = {
  mac: ({ mac }) => mac.slice(0, 8),
  host: ({ host }) => Math.floor(host / 30),
  name: ({ name }) => name.length,
  ttl: ({ ttl }) => ttl,
  tcpTimestamps: ({ tcpTimestamps }) => tcpTimestamps,
  windowScaling: ({ windowScaling }) => windowScaling,
  receiveBuffer: ({ receiveBuffer }) => receiveBuffer,
  dualStack: ({ dualStack }) => dualStack,
  dhcp: ({ dhcp }) => dhcp,
  resolver: ({ resolver }) => resolver,
  monitored: ({ monitored }) => monitored,
  peers: ({ peers }) => peers,
  pause: ({ pause }) => pause,
  idlePercent: ({ idlePercent }) => idlePercent,
  rateLimit: ({ rateLimit }) => rateLimit,
  variant: ({ variant }) => variant,
};

describe('what is drawn for a device', () => {
  test.each(Object.entries(PROPERTIES))('tells nothing of its role: %s', (_, property) => {
    expect(dependenceOnRole(property)).toBeLessThan(MOST_DEPENDENCE);
  });

  test('would be found to tell the role if a tenth of one role had it otherwise', () => {
    const leaky = devices.map(
      ({ role, round, ttl }) => [role, role === 'Printer' && round % 10 === 0 ? '32' : `${ttl}`] as const,
    );
    expect(dependence(leaky)).toBeGreaterThan(MOST_DEPENDENCE);
  });

  test('has addresses that no other device of the round has', () => {
    for (const { devices, guests } of plans) {
      const all = [...devices, ...guests];
      expect(new Set(all.map(({ host }) => host)).size).toBe(all.length);
      expect(new Set(all.map(({ mac }) => mac)).size).toBe(all.length);
    }
  });
});

describe('a round', () => {
  test('is the same for the same seed and number, and another for others', () => {
    expect(drawRound(roles, 7, OPTIONS)).toEqual(plans[6]);
    expect(drawRound(roles, 7, { ...OPTIONS, seed: 2 })).not.toEqual(plans[6]);
    expect(drawRound(roles, 8, OPTIONS).devices).not.toEqual(plans[6].devices);
  });

  test('shares its configuration with as many others as asked for', () => {
    expect(plans.slice(0, 7).map(({ configuration }) => configuration.number)).toEqual([1, 1, 1, 2, 2, 2, 3]);
    expect(plans[0].configuration).toEqual(plans[2].configuration);
    expect(plans[2].configuration.domain).not.toBe(plans[3].configuration.domain);
  });

  test('has a device of every role that the lab plays, each one of the taxonomy', () => {
    const known = ROLES.map(({ id }) => id);
    expect(plans[0].devices.map(({ role }) => role)).toEqual(roles.map(({ id }) => id).toSorted());
    for (const { id } of roles) expect(known).toContain(id);
  });

  test('has every device do first of all what makes its role', () => {
    for (const { devices } of plans.slice(0, 20)) {
      for (const { role, uses } of devices) {
        const [makesRole] = roles.find(({ id }) => id === role)?.uses ?? [];
        if (makesRole !== undefined) expect(uses).toContainEqual(makesRole);
      }
    }
  });

  test('has every device serve by something that its role has', () => {
    for (const { role, implementation } of devices) {
      const names = roles.find(({ id }) => id === role)?.implementations.map(({ name }) => name) ?? [];
      expect(names.length === 0 ? [''] : names).toContain(implementation);
    }
    const drawn = new Set(devices.map(({ role, implementation }) => `${role} ${implementation}`));
    expect(drawn.size).toBe(
      roles.reduce((sum, { implementations }) => sum + Math.max(implementations.length, 1), 0),
    );
  });

  test('has each server used by as many guests as its draw says', () => {
    const { devices, guests } = plans[0];
    for (const { role, peers } of devices) {
      if (roles.every(({ id, guestActions }) => id !== role || guestActions.length === 0)) continue;
      expect(guests.filter(({ uses }) => uses.some((use) => use.role === role))).toHaveLength(peers);
    }
  });

  test('leaves out work on roles that do not take part', () => {
    const few = roles.filter(({ id }) => ['BusinessWorkstation', 'Printer'].includes(id));
    expect(drawRound(few, 1, OPTIONS).devices.flatMap(({ uses }) => uses.map(({ role }) => role))).toEqual([
      'Printer',
    ]);
  });
});

import { expect, test } from 'vitest';
import { SERVICE_GROUPS } from './service-groups.js';
import { classOfPort, isServicePort, serviceOfPort } from './service-ports.js';
import { SERVICE_CLASSES, SERVICES, TRANSPORTS } from './service-table.js';

test('a port of a protocol is of one service at most', () => {
  const ends = SERVICES.flatMap((service) =>
    TRANSPORTS.flatMap((transport) => (service[transport] ?? []).map((port) => `${transport} ${port}`)),
  );
  expect(ends.filter((end, i) => ends.indexOf(end) !== i)).toEqual([]);
  expect(SERVICES.length).toBeLessThan(256);
});

test('names are of one class each, and every class has a service', () => {
  const classes = new Map<string, Set<string>>();
  for (const { name, class: own } of SERVICES)
    classes.set(name, (classes.get(name) ?? new Set<string>()).add(own));
  expect([...classes.values()].every(({ size }) => size === 1)).toBe(true);
  expect(new Set(SERVICES.map(({ class: own }) => own))).toEqual(new Set(Object.keys(SERVICE_CLASSES)));
});

test('groups have names that no class has', () => {
  expect(Object.keys(SERVICE_GROUPS).filter((name) => name in SERVICE_CLASSES)).toEqual([]);
});

test('ports are known by protocol, and unknown ones by their range', () => {
  expect(serviceOfPort('tcp', 88)).toMatchObject({ name: 'Kerberos', class: 'kerberos' });
  expect(serviceOfPort('tcp', 50_001)).toBeUndefined();
  expect(isServicePort('udp', 443)).toBe(true);
  expect(isServicePort('sctp', 443)).toBe(false);
  expect(['tcp', 'udp', 'sctp'].map((transport) => classOfPort(transport as 'tcp', 1000))).toEqual([
    'tcp_system',
    'udp_system',
    'sctp',
  ]);
  expect(classOfPort('tcp', 50_001)).toBe('tcp_other');
});

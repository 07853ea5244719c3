import { SERVICES, type Service, type ServiceClass, type Transport } from './service-table.js';

/** Ports below are given out for services alone (RFC 6335). */
export const FIRST_USER_PORT = 1024;

/** No service is known to have the port. */
const NO_SERVICE = 0;

/** By protocol, then by port: number of the service in {@link SERVICES}, counted from 1. */
const NUMBERS: Readonly<Record<Transport, Uint8Array>> = {
  tcp: numbersOf('tcp'),
  udp: numbersOf('udp'),
  sctp: numbersOf('sctp'),
};

function numbersOf(transport: Transport): Uint8Array {
  const numbers = new Uint8Array(0x1_0000);
  SERVICES.forEach((service, i) => {
    for (const port of service[transport] ?? []) numbers[port] = i + 1;
  });
  return numbers;
}

/** Whether some service is known to have the port. */
export function isServicePort(transport: Transport, port: number): boolean {
  return NUMBERS[transport][port] !== NO_SERVICE;
}

/** The service that is known to have the port, if any. */
export function serviceOfPort(transport: Transport, port: number): Service | undefined {
  return SERVICES[NUMBERS[transport][port] - 1];
}

/** What stands for the ports of no known service: those of services (below 1024), and all others. */
export const OTHER_CLASSES = {
  tcp_system: 'other TCP services below port 1024',
  tcp_other: 'other TCP services',
  udp_system: 'other UDP services below port 1024',
  udp_other: 'other UDP services',
  sctp: 'services over SCTP',
} as const;

/** Class of a service, whether its port is known or not. */
export type AnyServiceClass = ServiceClass | keyof typeof OTHER_CLASSES;

/** The class of the service at a port. */
export function classOfPort(transport: Transport, port: number): AnyServiceClass {
  const service = serviceOfPort(transport, port);
  if (service !== undefined) return service.class;
  if (transport === 'sctp') return 'sctp';
  return `${transport}_${port < FIRST_USER_PORT ? 'system' : 'other'}`;
}

import type { Random } from './random.js';
import { VENDOR_PREFIXES } from './vendors.js';

/**
 * What is drawn for a device whatever its role: nothing of it may tell the role, so that a model trained on the
 * captures cannot learn it instead.
 */
export interface DeviceDraw {
  /** MAC address in lower case. */
  readonly mac: string;
  /** Last number of the IPv4 address, 10 to 249. */
  readonly host: number;
  /** Host name without the domain. */
  readonly name: string;
  /** TTL and hop limit of what the device sends. */
  readonly ttl: number;
  readonly tcpTimestamps: boolean;
  readonly windowScaling: boolean;
  /** Most bytes that a TCP connection takes in before the program reads them. */
  readonly receiveBuffer: number;
  /** IPv4 and IPv6, or IPv4 alone. */
  readonly dualStack: boolean;
  /** The address comes from DHCP, or is set. */
  readonly dhcp: boolean;
  /** Whose DNS the device asks: the directory's or the network's. */
  readonly resolver: 'directory' | 'network';
  /** Answers SNMP. */
  readonly monitored: boolean;
  /** Number of guests that use what the device serves, or of kinds of devices that it uses. */
  readonly peers: number;
  /** Seconds between two pieces of work, on average. */
  readonly pause: number;
  /** Share of the time in which no work is begun, in percent. */
  readonly idlePercent: number;
  /** Megabits per second that the switch port lets through to the device; null for all. */
  readonly rateLimit: number | null;
  /** Which program serves, where a role has several: the remainder by their number. 0 to 5. */
  readonly variant: number;
  /** Seeds the order of the work. */
  readonly workSeed: number;
}

/** Draws one device. @param host last number of its address, which no other device of the round has */
export function drawDevice(random: Random, host: number): DeviceDraw {
  const byte = () => random.integer(0, 255).toString(16).padStart(2, '0');
  return {
    mac: `${random.pick(VENDOR_PREFIXES)}:${byte()}:${byte()}:${byte()}`,
    host,
    name: random.letters(5, 9),
    ttl: random.pick([64, 128, 255]),
    tcpTimestamps: random.coin(),
    windowScaling: random.coin(),
    receiveBuffer: random.pick([32_768, 131_072, 1_048_576]),
    dualStack: random.coin(),
    dhcp: random.coin(),
    resolver: random.pick(['directory', 'network']),
    monitored: random.coin(),
    peers: random.integer(2, 5),
    pause: random.pick([0.5, 1, 2, 4]),
    idlePercent: random.pick([0, 15, 30, 45]),
    rateLimit: random.pick([null, null, 10, 100]),
    variant: random.integer(0, 5),
    workSeed: random.integer(1, 32_767),
  };
}

import { Random } from './random.js';

/** What the devices of several rounds have in common. */
export interface Configuration {
  /** Counted from 1. */
  readonly number: number;
  /** DNS domain of the hosts. */
  readonly domain: string;
  /** First three numbers of every IPv4 address. */
  readonly ipv4Prefix: string;
  /** First 64 bits of every global IPv6 address (RFC 4193). */
  readonly ipv6Prefix: string;
}

/** The configuration of that number. */
export function drawConfiguration(seed: number, number: number): Configuration {
  const random = new Random(seed, 'configuration', number);
  const byte = () => random.integer(1, 254);
  const privateNetwork = random.pick([
    () => `10.${byte()}.${byte()}`,
    () => `172.${random.integer(16, 31)}.${byte()}`,
    () => `192.168.${byte()}`,
  ]);
  const group = () => random.integer(0x1000, 0xffff).toString(16);
  return {
    number,
    domain: `${random.letters(4, 9)}.test`,
    ipv4Prefix: privateNetwork(),
    ipv6Prefix: `fd${random.integer(0x10, 0xff).toString(16)}:${group()}:${group()}:${group()}`,
  };
}

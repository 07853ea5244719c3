import type { DeviceDraw } from '../draw/device.js';
import type { RoundPlan, Use } from '../draw/round.js';

/** Contents of files that tell a device where it is. */
export interface DeviceFiles {
  /** `/etc/hosts`. */
  readonly hosts: string;
  /** `/etc/resolv.conf`. */
  readonly resolv: string;
  /** `/etc/lab-environment`, which its scripts read. */
  readonly environment: string;
  /** What dnsmasq is told of the hosts. */
  readonly hostRecords: string;
}

/** The role whose DNS knows all hosts, and the one whose DNS knows the directory. */
export const NETWORK_DNS = 'DnsDhcpServer';
const DIRECTORY = 'ActiveDirectoryController';

/** Addresses and names in a round. */
export class RoundAddresses {
  readonly gateway: string;

  constructor(private readonly plan: RoundPlan) {
    this.gateway = `${plan.configuration.ipv4Prefix}.1`;
  }

  ipv4({ host }: DeviceDraw): string {
    return `${this.plan.configuration.ipv4Prefix}.${host}`;
  }

  /** Null for a device of IPv4 alone. */
  ipv6({ host, dualStack }: DeviceDraw): string | null {
    return dualStack ? `${this.plan.configuration.ipv6Prefix}::${host.toString(16)}` : null;
  }

  fullName({ name }: DeviceDraw): string {
    return `${name}.${this.plan.configuration.domain}`;
  }

  /** The address of the device of a role; the gateway's if no device has it. */
  ofRole(role: string): string {
    const device = this.plan.devices.find((each) => each.role === role);
    return device === undefined ? this.gateway : this.ipv4(device);
  }
}

/** The files of a device. @param role undefined for a guest */
export function deviceFiles(
  plan: RoundPlan,
  draw: DeviceDraw & { readonly uses: readonly Use[] },
  role: string | undefined,
): DeviceFiles {
  const addresses = new RoundAddresses(plan);
  const { configuration, devices } = plan;
  const resolver = draw.resolver === 'directory' ? DIRECTORY : NETWORK_DNS;
  const hasDirectory = devices.some((device) => device.role === DIRECTORY);
  const fullName = addresses.fullName(draw);
  const own = [addresses.ipv4(draw), addresses.ipv6(draw)].filter((address) => address !== null);
  const variables: Record<string, string | number> = {
    LAB_ROLE: role ?? '',
    LAB_NAME: draw.name,
    LAB_FULL_NAME: fullName,
    LAB_DOMAIN: configuration.domain,
    LAB_DIRECTORY_DOMAIN: `ad.${configuration.domain}`,
    LAB_ADDRESS: addresses.ipv4(draw),
    LAB_NETWORK: `${configuration.ipv4Prefix}.0/24`,
    LAB_GATEWAY: addresses.gateway,
    LAB_PAUSE: draw.pause,
    LAB_IDLE: draw.idlePercent,
    LAB_IMPLEMENTATION: devices.find((device) => device.role === role)?.implementation ?? '',
    LAB_SEED: draw.workSeed,
    LAB_MONITORED: draw.monitored ? 1 : 0,
    LAB_USES: draw.uses.map((use) => `${use.role}:${use.action}:${use.weight}`).join(' '),
    LAB_HOSTS: devices.map(addresses.fullName, addresses).join(' '),
    LAB_MONITORED_HOSTS: devices
      .filter(({ monitored }) => monitored)
      .map(addresses.fullName, addresses)
      .join(' '),
    LAB_DNS_ADDRESS: addresses.ofRole(NETWORK_DNS),
    LAB_DIRECTORY_ADDRESS: addresses.ofRole(DIRECTORY),
    LAB_DIRECTORY_CONTROLLER: devices.find((device) => device.role === DIRECTORY)?.name ?? '',
  };
  for (const device of devices) {
    variables[`HOST_${device.role}`] = addresses.fullName(device);
    variables[`ADDRESS_${device.role}`] = addresses.ipv4(device);
    variables[`IMPLEMENTATION_${device.role}`] = device.implementation;
  }
  return {
    hosts: [
      '127.0.0.1 localhost',
      '::1 localhost',
      ...own.map((each) => `${each} ${fullName} ${draw.name}`),
      '',
    ].join('\n'),
    resolv: `search ${configuration.domain}\nnameserver ${addresses.ofRole(hasDirectory ? resolver : NETWORK_DNS)}\n`,
    environment: Object.entries(variables)
      .map(([name, value]) => `export ${name}='${value}'\n`)
      .join(''),
    hostRecords: hostRecords(plan),
  };
}

/** The names of all hosts, and the addresses that DHCP gives them. */
function hostRecords(plan: RoundPlan): string {
  const addresses = new RoundAddresses(plan);
  return [...plan.devices, ...plan.guests]
    .flatMap((draw) => {
      const all = [addresses.ipv4(draw), addresses.ipv6(draw)].filter((address) => address !== null);
      const name = `host-record=${addresses.fullName(draw)},${all.join(',')}`;
      return draw.dhcp ? [name, `dhcp-host=${draw.mac},${addresses.ipv4(draw)}`] : [name];
    })
    .map((line) => `${line}\n`)
    .join('');
}

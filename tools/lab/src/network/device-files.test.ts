import { describe, expect, test } from 'vitest';
import { drawRound } from '../draw/round.js';
import { deviceFiles, RoundAddresses } from './device-files.js';

const roles = ['ActiveDirectoryController', 'DnsDhcpServer', 'Printer'];
const plan = drawRound(
  roles.map((id) => ({ id, implementations: [], uses: [], guestActions: [] })),
  1,
  { seed: 3, roundsPerConfiguration: 3 },
);
const [directory, dns, printer] = plan.devices;
const addresses = new RoundAddresses(plan);

describe('the files of a device', () => {
  test('name it by its own addresses', () => {
    const { hosts } = deviceFiles(plan, { ...printer, dualStack: true }, 'Printer');
    const { ipv4Prefix, ipv6Prefix, domain } = plan.configuration;
    const name = `${printer.name}.${domain} ${printer.name}`;
    expect(hosts).toContain(`\n${ipv4Prefix}.${printer.host} ${name}\n`);
    expect(hosts).toContain(`\n${ipv6Prefix}::${printer.host.toString(16)} ${name}\n`);
  });

  test('ask the DNS that was drawn, or the network’s where there is no directory', () => {
    const resolvOf = (from: typeof plan, resolver: 'directory' | 'network') =>
      deviceFiles(from, { ...printer, resolver }, 'Printer').resolv;
    expect(resolvOf(plan, 'directory')).toContain(`nameserver ${addresses.ipv4(directory)}\n`);
    expect(resolvOf(plan, 'network')).toContain(`nameserver ${addresses.ipv4(dns)}\n`);
    const without = { ...plan, devices: [dns, printer] };
    expect(resolvOf(without, 'directory')).toContain(`nameserver ${addresses.ipv4(dns)}\n`);
    expect(resolvOf({ ...plan, devices: [printer] }, 'network')).toContain(
      `nameserver ${addresses.gateway}\n`,
    );
  });

  test('tell scripts where every role is', () => {
    const { environment } = deviceFiles(plan, printer, 'Printer');
    expect(environment).toContain(`export LAB_ROLE='Printer'\n`);
    expect(environment).toContain(`export HOST_DnsDhcpServer='${addresses.fullName(dns)}'\n`);
    expect(environment).toContain(`export ADDRESS_DnsDhcpServer='${addresses.ipv4(dns)}'\n`);
  });

  test('reserve an address for each device that asks for one', () => {
    const { hostRecords } = deviceFiles(plan, printer, 'Printer');
    const reserved = hostRecords.split('\n').filter((line) => line.startsWith('dhcp-host='));
    const asking = [...plan.devices, ...plan.guests].filter(({ dhcp }) => dhcp);
    expect(reserved).toEqual(asking.map((draw) => `dhcp-host=${draw.mac},${addresses.ipv4(draw)}`));
  });
});

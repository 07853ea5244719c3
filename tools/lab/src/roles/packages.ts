import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { command } from '../network/command.js';
import type { LabRole } from './role-folder.js';

/** What every device and the lab itself need. */
const SHARED_PACKAGES = [
  'bind9-dnsutils',
  'chrony',
  'curl',
  'dnsmasq-base',
  'ethtool',
  'iproute2',
  'iputils-ping',
  'openssh-client',
  'openssh-server',
  'procps',
  'snmp',
  'snmpd',
  'sshpass',
  'tcpdump',
  'udhcpc',
  'util-linux',
];

/** Debian asks this program before it starts a service. */
const POLICY = '/usr/sbin/policy-rc.d';
const NO_SERVICE_MAY_START = '#!/bin/sh\nexit 101\n';

/** A package installation that failed. */
class InstallError extends Error {
  override readonly name = 'InstallError';

  constructor(readonly packages: readonly string[]) {
    super(`apt-get could not install ${packages.join(' ')}`);
  }
}

/** The Debian packages that a lab of these roles needs, in alphabetical order. */
export function packagesOf(roles: readonly LabRole[]): string[] {
  return [...new Set([...SHARED_PACKAGES, ...roles.flatMap(({ packages }) => packages)])].sort();
}

/** Those that are not installed. */
export async function missingPackages(packages: readonly string[]): Promise<string[]> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's placeholders
  const status = await command('dpkg-query', '-W', '-f', '${Package} ${db:Status-Abbrev}\n');
  const installed = new Set(
    status
      .split('\n')
      .filter((line) => line.trimEnd().endsWith(' ii'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((name) => !installed.has(name));
}

/** Installs Debian packages, without those that they only recommend, and without starting a service. @throws {@link InstallError} */
export async function installPackages(packages: readonly string[]): Promise<void> {
  const ours = !existsSync(POLICY);
  if (ours) {
    await writeFile(POLICY, NO_SERVICE_MAY_START);
    await chmod(POLICY, 0o755);
  }
  try {
    const apt = spawn('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const [code] = await once(apt, 'exit');
    if (code !== 0) throw new InstallError(packages);
  } finally {
    if (ours) await rm(POLICY);
  }
}

import { command } from './command.js';

const BRIDGE = 'switch';

/** Makes the switch in the network namespace of this process: a bridge that sends nothing itself. */
export async function makeSwitch(): Promise<void> {
  await command('ip', 'link', 'set', 'lo', 'up');
  await command('sysctl', '-qw', 'net.ipv6.conf.all.disable_ipv6=1', 'net.ipv6.conf.default.disable_ipv6=1');
  await command('ip', 'link', 'add', BRIDGE, 'type', 'bridge', 'stp_state', '0', 'mcast_snooping', '0');
  await command('ip', 'link', 'set', BRIDGE, 'up');
}

/**
 * Puts a cable from a port of the switch into a network namespace, where it is `eth0`.
 *
 * @param pid a process of the namespace
 * @param rateLimit megabits per second that the port lets through to the device; null for all
 */
export async function plugIn(port: string, pid: number, rateLimit: number | null): Promise<void> {
  const device = ['peer', 'name', 'eth0', 'netns', String(pid)];
  await command('ip', 'link', 'add', port, 'type', 'veth', ...device);
  // Segments that the network card is to cut would be captured larger than any that is sent.
  await command('ethtool', '-K', port, 'tx', 'off', 'tso', 'off', 'gso', 'off', 'gro', 'off');
  await command('ip', 'link', 'set', port, 'master', BRIDGE, 'up');
  if (rateLimit === null) return;
  const bucket = ['rate', `${rateLimit}mbit`, 'burst', '32kb', 'latency', '400ms'];
  await command('tc', 'qdisc', 'add', 'dev', port, 'root', 'tbf', ...bucket);
}

/** Takes the port out of the switch; its cable is gone at both ends. */
export async function unplug(port: string): Promise<void> {
  await command('ip', 'link', 'del', port);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceDraw } from '../draw/device.js';
import { LAB_FOLDER } from '../roles/role-folder.js';
import { command } from './command.js';
import type { DeviceFiles } from './device-files.js';
import { plugIn, unplug } from './switch.js';

/** What a device is started with. */
export interface DeviceOptions {
  /** Its port of the switch. */
  readonly port: string;
  readonly draw: DeviceDraw;
  readonly ipv4: string;
  /** Null for a device of IPv4 alone. */
  readonly ipv6: string | null;
  readonly gateway: string;
  readonly files: DeviceFiles;
  /** Where what its programs print goes; undefined for nowhere. */
  readonly log: string | undefined;
}

/** A device that does not come up. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';

  constructor(
    readonly device: string,
    readonly problem: string,
  ) {
    super(`${device}: ${problem}`);
  }
}

const NAMESPACES = ['--net', '--mount', '--uts', '--ipc', '--pid'];
const SEARCH_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const POLL_MILLISECONDS = 250;

/** A device: namespaces and a root file system of its own, and a cable to the switch. It ends with its first process. */
export class Device {
  readonly #log: number | 'ignore';
  #unshare: ChildProcess | undefined;
  #init = 0;

  constructor(readonly options: DeviceOptions) {
    this.#log = options.log === undefined ? 'ignore' : openSync(options.log, 'a');
  }

  /** Starts it and plugs it in. Where it gets its address by DHCP it has none yet. @throws {@link DeviceError} */
  async start(): Promise<void> {
    const { port, draw, files } = this.options;
    const script = join(LAB_FOLDER, 'machine', 'device.sh');
    const contents = [draw.name, files.hosts, files.resolv, LAB_FOLDER, files.environment, files.hostRecords];
    const isolation = [...NAMESPACES, '--fork', '--kill-child', '--propagation', 'private'];
    this.#unshare = spawn('unshare', [...isolation, 'bash', script, ...contents], {
      stdio: ['ignore', 'pipe', this.#log],
      detached: true,
    });
    await this.#ready(this.#unshare);
    this.#init = await childOf(this.#unshare.pid ?? 0);
    await plugIn(port, this.#init, draw.rateLimit);
    await this.#setUpNetwork();
  }

  /** Starts asking for an address, and goes on to renew it. */
  lease(): void {
    this.spawn('udhcpc', '-f', '-R', '-i', 'eth0', '-t', '10', '-s', '/run/lab/machine/lease.sh');
  }

  /** Starts a program in the device. */
  spawn(...args: readonly string[]): ChildProcess {
    const enter = ['--target', String(this.#init), '--mount', '--uts', '--ipc', '--net', '--pid', '--root'];
    return spawn('nsenter', [...enter, '--', 'env', '--chdir=/', ...args], {
      stdio: ['ignore', this.#log, this.#log],
      env: { PATH: SEARCH_PATH, HOME: '/root', LANG: 'C.UTF-8' },
      detached: true,
    });
  }

  /** Waits until the device has its address and the ports listen. @throws {@link DeviceError} after the time is over */
  async listens(ports: readonly string[], seconds: number): Promise<void> {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const missing = await this.#missing(ports);
      if (missing.length === 0) return;
      if (performance.now() > end) {
        throw new DeviceError(this.options.draw.name, `${missing.join(', ')} missing after ${seconds} s`);
      }
      await delay(POLL_MILLISECONDS);
    }
  }

  /** Ends all its processes; its file system goes with them. */
  async stop(): Promise<void> {
    const unshare = this.#unshare;
    if (unshare === undefined || unshare.exitCode !== null) return;
    const exit = once(unshare, 'exit');
    await unplug(this.options.port).catch(() => undefined);
    process.kill(this.#init, 'SIGKILL');
    await exit;
  }

  async #ready({ stdout }: ChildProcess): Promise<void> {
    const [answer] = stdout === null ? [] : await Promise.race([once(stdout, 'data'), once(stdout, 'close')]);
    if (!String(answer).startsWith('ready')) throw new DeviceError(this.options.draw.name, 'does not start');
  }

  async #setUpNetwork(): Promise<void> {
    const { draw, ipv4, ipv6, gateway } = this.options;
    const flags = [draw.tcpTimestamps, draw.windowScaling].map((flag) => (flag ? '1' : '0'));
    const addresses = [ipv6 ?? '-', draw.dhcp ? '-' : ipv4, gateway];
    const settings = [draw.mac, String(draw.ttl), ...flags, String(draw.receiveBuffer), ...addresses];
    const script = join(LAB_FOLDER, 'machine', 'network.sh');
    await command('nsenter', '--target', String(this.#init), '--net', '--', 'bash', script, ...settings);
  }

  async #missing(ports: readonly string[]): Promise<string[]> {
    const inside = ['--target', String(this.#init), '--net', '--'];
    const sockets = await command('nsenter', ...inside, 'ss', '-Hltun');
    const open = new Set(sockets.split('\n').map(listeningPort));
    const missing = ports.filter((port) => !open.has(port));
    const addresses = await command('nsenter', ...inside, 'ip', '-4', 'addr', 'show', 'dev', 'eth0');
    return addresses.includes(this.options.ipv4) ? missing : [this.options.ipv4, ...missing];
  }
}

/** The port of a line of ss, as `tcp/80`. */
function listeningPort(line: string): string {
  const [protocol, , , , address = ''] = line.split(/\s+/);
  return `${protocol}/${address.slice(address.lastIndexOf(':') + 1)}`;
}

/** The process that another has started. */
async function childOf(pid: number): Promise<number> {
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim());
}

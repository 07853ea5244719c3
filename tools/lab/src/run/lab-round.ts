import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { HeaderCapture } from '../capture/header-capture.js';
import { PortCapture } from '../capture/port-capture.js';
import type { DeviceDraw } from '../draw/device.js';
import type { RoundPlan, Use } from '../draw/round.js';
import { Device } from '../network/device.js';
import { deviceFiles, NETWORK_DNS, RoundAddresses } from '../network/device-files.js';
import type { LabRole } from '../roles/role-folder.js';

/** How a round is run. */
export interface RoundOptions {
  /** Seconds that are captured. */
  readonly seconds: number;
  /** Most packets that are kept of a device. */
  readonly mostPackets: number;
  /** Folder of the logs of the devices; undefined for none. */
  readonly logs: string | undefined;
}

/** What was captured of a device. */
export interface DeviceCapture {
  readonly role: string;
  readonly capture: HeaderCapture;
}

/** Seconds that a device has to come up. */
const PATIENCE = 420;
/** Seconds from the begin of the work to that of the captures. */
const RUN_UP = 3;
/** Seconds that tcpdump may keep packets to itself before it hands them over. */
const LINGER = 2;
/** Devices that are started at a time. */
const STARTED_AT_ONCE = 4;
const MACHINE = '/run/lab/machine';
const GATEWAY = 'gateway';

/** Brings the devices of a round up, lets them work, captures them, and takes them down, whatever happens. */
export class LabRound {
  readonly #addresses: RoundAddresses;
  readonly #gateway: Device;
  readonly #devices: ReadonlyMap<string, Device>;
  readonly #guests: readonly Device[];

  constructor(
    private readonly plan: RoundPlan,
    private readonly roles: readonly LabRole[],
    private readonly options: RoundOptions,
  ) {
    this.#addresses = new RoundAddresses(plan);
    this.#gateway = this.#device(GATEWAY, { ...plan.gateway, uses: [] });
    this.#devices = new Map(plan.devices.map((draw) => [draw.role, this.#device(draw.role, draw)]));
    this.#guests = plan.guests.map((draw, i) => this.#device(`guest${i + 1}`, draw));
  }

  /** @throws {@link DeviceError} if a device does not come up; by then all are down again */
  async run(): Promise<DeviceCapture[]> {
    try {
      await inGroups(this.#all(), (device) => device.start());
      await this.#startNetwork();
      await Promise.all(this.roles.map((role) => this.#serve(role)));
      return await this.#captureWork();
    } finally {
      await Promise.all(this.#all().map((device) => device.stop()));
    }
  }

  #all(): Device[] {
    return [this.#gateway, ...this.#devices.values(), ...this.#guests];
  }

  #device(name: string, draw: DeviceDraw & { readonly uses: readonly Use[] }): Device {
    const role = this.plan.devices.find((each) => each.role === name)?.role;
    const { logs } = this.options;
    const log = logs === undefined ? undefined : join(logs, `${this.plan.round}-${name}.log`);
    return new Device({
      port: `port${draw.host}`,
      draw,
      ipv4: this.#addresses.ipv4(draw),
      ipv6: this.#addresses.ipv6(draw),
      gateway: this.#addresses.gateway,
      files: deviceFiles(this.plan, draw, role),
      log,
    });
  }

  /** The gateway has its address; the DHCP server may get its own from there, all others from it. */
  async #startNetwork(): Promise<void> {
    this.#gateway.spawn('bash', `${MACHINE}/gateway.sh`);
    await this.#gateway.listens(['udp/53', 'udp/67'], PATIENCE);
    const server = this.#devices.get(NETWORK_DNS);
    if (server !== undefined) {
      if (server.options.draw.dhcp) server.lease();
      await server.listens([], PATIENCE);
      this.#start(server);
      await server.listens(['udp/53', 'udp/67'], PATIENCE);
    }
    const others = this.#all().filter((device) => device !== server && device.options.draw.dhcp);
    for (const device of others) device.lease();
    await Promise.all(others.map((device) => device.listens([], PATIENCE)));
  }

  async #serve({ id, listens, implementations }: LabRole): Promise<void> {
    const device = this.#devices.get(id);
    if (device === undefined) return;
    if (id !== NETWORK_DNS) this.#start(device);
    const drawn = this.plan.devices.find(({ role }) => role === id)?.implementation;
    const own = implementations.find(({ name }) => name === drawn)?.listens ?? [];
    await device.listens(['tcp/22', ...listens, ...own], PATIENCE);
  }

  #start(device: Device): void {
    device.spawn('bash', `${MACHINE}/start.sh`);
  }

  async #captureWork(): Promise<DeviceCapture[]> {
    const { seconds, mostPackets } = this.options;
    for (const device of [...this.#devices.values(), ...this.#guests]) {
      device.spawn('bash', `${MACHINE}/work.sh`);
      device.spawn('bash', `${MACHINE}/background.sh`);
    }
    await delay(RUN_UP * 1000);
    const running = [...this.#devices].map(([role, { options }]) => ({
      role,
      port: new PortCapture(options.port),
    }));
    await Promise.all(running.map(({ port }) => port.started()));
    // One time span for all: the order in which they start must not tell the role.
    const from = Date.now() / 1000;
    for (const { port } of running) port.keep([from, from + seconds], mostPackets);
    await delay((seconds + LINGER) * 1000);
    return Promise.all(running.map(async ({ role, port }) => ({ role, capture: await port.stop() })));
  }
}

async function inGroups<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const workers = Array.from({ length: STARTED_AT_ONCE }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  });
  await Promise.all(workers);
}

import type { PacketBatch } from '@networkml/pcap';
import { sourceIp } from '../headers/address-facts.js';
import { AddressSet } from '../headers/address-set.js';
import type { DeviceAccumulator } from './device-accumulator.js';
import type { DeviceKey, DeviceRecord } from './device-record.js';
import { type Direction, OUT } from './direction.js';
import { Traffic } from './traffic.js';

/** A part of a device's traffic that has a row of its own. */
export interface TrafficPart {
  /** Number of a window of time; undefined if time is not divided. */
  readonly window: number | undefined;
  /** Key of a session; undefined if sessions are not told apart. */
  readonly session: string | undefined;
}

/** How the traffic of devices is divided. */
export interface TrafficDivision {
  /** The parts that packet `row` belongs to. */
  readonly partsOf: (packets: PacketBatch, row: number) => readonly TrafficPart[];
  /** A new accumulator for a part. */
  readonly accumulator: (key: DeviceKey, window: number | undefined) => DeviceAccumulator;
}

/** Gathers all that is kept of one device, part by part of its traffic. */
export class DeviceParts implements DeviceRecord {
  /** By window, then by session. */
  readonly #windows = new Map<number | undefined, Map<string | undefined, DeviceAccumulator>>();
  readonly #sources = new AddressSet();

  constructor(
    readonly key: DeviceKey,
    private readonly division: TrafficDivision,
  ) {}

  /** Number of distinct source addresses, "none" counted as one; 0 if the device never sent. */
  get sourceCount(): number {
    return this.#sources.size;
  }

  /** Whether the device passes on packets of others. */
  get isGateway(): boolean {
    return this.wholes().some((whole) => whole.isGateway);
  }

  /** Takes the device's packets of a batch. */
  add(packets: PacketBatch, traffic: Traffic): void {
    for (const [accumulator, part] of this.#divided(packets, traffic)) accumulator.add(packets, part);
  }

  /** Takes what another has taken of packets of the same capture. */
  merge(other: DeviceParts): void {
    this.#sources.merge(other.#sources);
    for (const [window, sessions] of other.#windows) {
      for (const [session, accumulator] of sessions)
        this.#accumulator({ window, session }).merge(accumulator);
    }
  }

  /** Every part, window by window. */
  parts(): DeviceAccumulator[] {
    return this.#sessionsByWindow().flatMap(([, sessions]) => [...sessions.values()]);
  }

  /** The whole of each window. */
  wholes(): DeviceAccumulator[] {
    return this.#sessionsByWindow().map(([window, sessions]) => {
      const whole = this.division.accumulator(this.key, window);
      for (const session of sessions.values()) whole.merge(session);
      return whole;
    });
  }

  #divided(packets: PacketBatch, { length, rows, directions }: Traffic): Map<DeviceAccumulator, Traffic> {
    const parts = new Map<DeviceAccumulator, Traffic>();
    for (let i = 0; i < length; i++) {
      const direction = directions[i] as Direction;
      if (direction === OUT) this.#sources.add(sourceIp(packets, rows[i]));
      for (const part of this.division.partsOf(packets, rows[i])) {
        const accumulator = this.#accumulator(part);
        const known = parts.get(accumulator);
        if (known === undefined) parts.set(accumulator, Traffic.of(rows[i], direction));
        else known.push(rows[i], direction);
      }
    }
    return parts;
  }

  #sessionsByWindow() {
    return [...this.#windows].sort(([a = 0], [b = 0]) => a - b);
  }

  #accumulator({ window, session }: TrafficPart): DeviceAccumulator {
    const sessions = this.#windows.get(window) ?? new Map<string | undefined, DeviceAccumulator>();
    const accumulator = sessions.get(session) ?? this.division.accumulator(this.key, window);
    this.#windows.set(window, sessions.set(session, accumulator));
    return accumulator;
  }
}

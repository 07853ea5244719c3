import type { PacketBatch } from '@networkml/pcap';
import { sourceIp } from './address-facts.js';
import type { DeviceAccumulator } from './device-accumulator.js';
import type { DeviceKey, DeviceRecord } from './devices.js';
import { type Direction, OUT } from './direction.js';
import { sessionKey } from './session-key.js';

/** Gathers all that is kept of one device, session by session. */
export class DeviceSessions implements DeviceRecord {
  readonly #sessions = new Map<string, DeviceAccumulator>();
  readonly #sources = new Set<number>();

  constructor(
    readonly key: DeviceKey,
    private readonly accumulator: () => DeviceAccumulator,
  ) {}

  /** Number of distinct source addresses, "none" counted as one; 0 if the device never sent. */
  get sourceCount(): number {
    return this.#sources.size;
  }

  /** Takes packet `row` of the batch. */
  add(packets: PacketBatch, row: number, direction: Direction): void {
    if (direction === OUT) this.#sources.add(sourceIp(packets, row));
    const key = sessionKey(packets, row);
    let session = this.#sessions.get(key);
    if (session === undefined) {
      session = this.accumulator();
      this.#sessions.set(key, session);
    }
    session.add(packets, row, direction);
  }

  /** The sessions, in order of appearance. */
  sessions(): DeviceAccumulator[] {
    return [...this.#sessions.values()];
  }

  /** All sessions together. */
  whole(): DeviceAccumulator {
    const whole = this.accumulator();
    for (const session of this.#sessions.values()) whole.merge(session);
    return whole;
  }
}

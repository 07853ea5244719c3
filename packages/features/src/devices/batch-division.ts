import type { PacketBatch } from '@networkml/pcap';
import type { DeviceRecord } from './device-record.js';
import type { Direction } from './direction.js';
import { Traffic } from './traffic.js';

/** End of a list. */
const NONE = -1;

/** A device, and the list of its packets of the batch at hand. */
export class Device<T extends DeviceRecord> {
  /** First and last link of the list, {@link NONE} if it is empty. */
  first = NONE;
  last = NONE;

  constructor(readonly record: T) {}
}

/**
 * Divides the packets of a batch among the devices, so that each takes its own at once. A packet has at most two
 * devices, so that link `2 * row + direction` of a list stands for one packet of one device, whatever the list.
 */
export class BatchDivision<T extends DeviceRecord> {
  readonly #traffic = new Traffic();
  #next = new Int32Array(0);
  #devices: Device<T>[] = [];

  /** Makes room for the packets of a batch. */
  begin({ length }: PacketBatch): void {
    if (this.#next.length < 2 * length) this.#next = new Int32Array(2 * length);
  }

  /** Notes packet `row` down for a device; rows must come in order. */
  add(device: Device<T>, row: number, direction: Direction): void {
    const link = 2 * row + direction;
    this.#next[link] = NONE;
    if (device.last === NONE) {
      device.first = link;
      this.#devices.push(device);
    } else this.#next[device.last] = link;
    device.last = link;
  }

  /** Gives each device its packets. */
  handOut(packets: PacketBatch): void {
    for (const device of this.#devices) {
      this.#collect(device);
      device.record.add(packets, this.#traffic);
    }
    this.#devices = [];
  }

  /** Empties the list of a device. */
  #collect(device: Device<T>): void {
    this.#traffic.clear();
    for (let link = device.first; link !== NONE; link = this.#next[link]) {
      this.#traffic.push(link >> 1, (link & 1) as Direction);
    }
    device.first = NONE;
    device.last = NONE;
  }
}

import type { AddressTable, PacketBatch } from '@networkml/pcap';
import { NO_ADDRESS } from './address-facts.js';
import type { DeviceAccumulator, DeviceKey } from './device-accumulator.js';
import { IN, OUT } from './direction.js';
import { isHost } from './ip-address-blocks.js';

/** Which addresses are those of single devices. */
const IS_DEVICE: Readonly<Record<DeviceKey['type'], (address: Uint8Array) => boolean>> = {
  /** IEEE 802 clause 8.2: the lowest bit of the first octet tells a group address. */
  mac: (address) => (address[0] & 1) === 0,
  ip: isHost,
};

/** The devices of a capture that are known by one kind of address. */
export class Devices {
  /** By index of the address; null for an address that is not that of a single device. */
  readonly #byAddress: (DeviceAccumulator | null)[] = [];

  constructor(
    private readonly type: DeviceKey['type'],
    private readonly accumulator: (key: DeviceKey) => DeviceAccumulator,
  ) {}

  /** Every device, in order of first appearance of its address. */
  all(): DeviceAccumulator[] {
    return this.#byAddress.filter((device) => device !== null && device !== undefined);
  }

  /** Takes packet `row`, which goes from one address of the table to another; either may be absent. */
  add(packets: PacketBatch, row: number, addresses: AddressTable, source: number, destination: number): void {
    this.#device(addresses, source)?.add(packets, row, OUT);
    if (destination !== source) this.#device(addresses, destination)?.add(packets, row, IN);
  }

  #device(addresses: AddressTable, index: number): DeviceAccumulator | null {
    if (index === NO_ADDRESS) return null;
    const known = this.#byAddress[index];
    if (known !== undefined) return known;
    const isDevice = IS_DEVICE[this.type](addresses.bytes(index));
    const device = isDevice ? this.accumulator({ type: this.type, text: addresses.text(index) }) : null;
    this.#byAddress[index] = device;
    return device;
  }
}

import { type AddressTable, Field, type PacketBatch } from '@networkml/pcap';
import { destinationIp, NO_ADDRESS, sourceIp } from './address-facts.js';
import { type Direction, IN, OUT } from './direction.js';
import { isHost } from './ip-address-blocks.js';

/** What tells a device from others. */
export interface DeviceKey {
  readonly type: 'mac' | 'ip';
  /** The address as Wireshark prints it. */
  readonly text: string;
}

/** Whatever is gathered of one device. */
export interface DeviceRecord {
  readonly key: DeviceKey;
  /** Takes packet `row` of a batch, which the device sent or was sent. */
  add(packets: PacketBatch, row: number, direction: Direction): void;
}

/**
 * The devices of one capture. A device is known by its MAC address, or where packets have no Ethernet address (raw IP,
 * loopback, cooked captures, PPP, wireless LAN) by its IP address: that of the packet's own header, not of what it
 * tunnels or quotes.
 */
export class Devices<T extends DeviceRecord> {
  readonly #byMac: DevicesOfType<T>;
  readonly #byIp: DevicesOfType<T>;

  /** @param newRecord called once for each device */
  constructor(newRecord: (key: DeviceKey, packets: PacketBatch) => T) {
    this.#byMac = new DevicesOfType('mac', newRecord);
    this.#byIp = new DevicesOfType('ip', newRecord);
  }

  /** The devices that are known by their MAC address, in order of appearance. */
  get byMac(): T[] {
    return this.#byMac.records();
  }

  /** Every device, ordered by its key. */
  sorted(): T[] {
    return [...this.#byMac.records(), ...this.#byIp.records()].sort(byKey);
  }

  /**
   * Takes over the devices of another, which took other packets of the same capture.
   *
   * @param join called for each device that both have
   */
  merge(other: Devices<T>, join: (own: T, other: T) => void): void {
    this.#byMac.merge(other.#byMac, join);
    this.#byIp.merge(other.#byIp, join);
  }

  /** Takes the packets of a batch; all batches must be of one capture. */
  add(packets: PacketBatch): void {
    const { macs, ips, ethSrc, ethDst } = packets;
    for (let row = 0; row < packets.length; row++) {
      if ((packets.present[row] & Field.ethSrc) !== 0)
        this.#byMac.add(packets, row, macs, ethSrc[row], ethDst[row]);
      else {
        const { outermost } = packets;
        this.#byIp.add(packets, row, ips, sourceIp(outermost, row), destinationIp(outermost, row));
      }
    }
  }
}

/** Order of two devices by their keys. */
export function byKey(a: DeviceRecord, b: DeviceRecord): number {
  return a.key.text < b.key.text ? -1 : Number(a.key.text > b.key.text);
}

/** Which addresses are those of single devices. */
const IS_DEVICE: Readonly<Record<DeviceKey['type'], (address: Uint8Array) => boolean>> = {
  /** IEEE 802 clause 8.2: the lowest bit of the first octet tells a group address. */
  mac: (address) => (address[0] & 1) === 0,
  ip: isHost,
};

class DevicesOfType<T extends DeviceRecord> {
  /** By index of the address; null for an address that is not that of a single device. */
  readonly #byAddress: (T | null)[] = [];

  constructor(
    private readonly type: DeviceKey['type'],
    private readonly newRecord: (key: DeviceKey, packets: PacketBatch) => T,
  ) {}

  records(): T[] {
    return this.#byAddress.filter((record) => record !== null && record !== undefined);
  }

  merge(other: DevicesOfType<T>, join: (own: T, other: T) => void): void {
    other.#byAddress.forEach((record, index) => {
      const own = this.#byAddress[index];
      if (record !== null && own !== null && own !== undefined) join(own, record);
      else this.#byAddress[index] = record;
    });
  }

  /** Takes packet `row`, which goes from one address of the table to another; either may be absent. */
  add(packets: PacketBatch, row: number, addresses: AddressTable, source: number, destination: number): void {
    this.#record(packets, addresses, source)?.add(packets, row, OUT);
    if (destination !== source) this.#record(packets, addresses, destination)?.add(packets, row, IN);
  }

  #record(packets: PacketBatch, addresses: AddressTable, index: number): T | null {
    if (index === NO_ADDRESS) return null;
    const known = this.#byAddress[index];
    if (known !== undefined) return known;
    const isDevice = IS_DEVICE[this.type](addresses.bytes(index));
    const key: DeviceKey = { type: this.type, text: addresses.text(index) };
    const record = isDevice ? this.newRecord(key, packets) : null;
    this.#byAddress[index] = record;
    return record;
  }
}

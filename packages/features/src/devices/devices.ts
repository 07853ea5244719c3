import { type AddressTable, FieldSet, type PacketBatch } from '@networkml/pcap';
import { destinationIp, NO_ADDRESS, sourceIp } from '../headers/address-facts.js';
import { isHost } from '../headers/ip-address-blocks.js';
import { BatchDivision, Device } from './batch-division.js';
import type { DeviceKey, DeviceRecord } from './device-record.js';
import { IN, OUT } from './direction.js';

const LINK = new FieldSet('ethSrc');

/**
 * The devices of one capture. A device is known by its MAC address, or where packets have no Ethernet address (raw IP,
 * loopback, cooked captures, PPP, wireless LAN) by its IP address: that of the packet's own header, not of what it
 * tunnels or quotes.
 */
export class Devices<T extends DeviceRecord> {
  readonly #byMac: DevicesOfType<T>;
  readonly #byIp: DevicesOfType<T>;
  readonly #division = new BatchDivision<T>();

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

  /**
   * Takes the packets of a batch; all batches must be of one capture.
   *
   * @param only which packets count; undefined for all
   */
  add(packets: PacketBatch, only?: { has(packets: PacketBatch, row: number): boolean }): void {
    const { macs, ips, ethSrc, ethDst, outermost } = packets;
    this.#division.begin(packets);
    for (let row = 0; row < packets.length; row++) {
      if (only !== undefined && !only.has(packets, row)) continue;
      if (packets.hasAll(row, LINK)) this.#take(packets, row, this.#byMac, macs, ethSrc[row], ethDst[row]);
      else this.#take(packets, row, this.#byIp, ips, sourceIp(outermost, row), destinationIp(outermost, row));
    }
    this.#division.handOut(packets);
  }

  /** Takes packet `row`, which goes from one address of the table to another; either may be absent. */
  #take(
    packets: PacketBatch,
    row: number,
    devices: DevicesOfType<T>,
    addresses: AddressTable,
    source: number,
    destination: number,
  ): void {
    const sender = devices.device(packets, addresses, source);
    if (sender !== null) this.#division.add(sender, row, OUT);
    if (destination === source) return;
    const receiver = devices.device(packets, addresses, destination);
    if (receiver !== null) this.#division.add(receiver, row, IN);
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
  readonly #byAddress: (Device<T> | null)[] = [];

  constructor(
    private readonly type: DeviceKey['type'],
    private readonly newRecord: (key: DeviceKey, packets: PacketBatch) => T,
  ) {}

  records(): T[] {
    return this.#byAddress
      .filter((device) => device !== null && device !== undefined)
      .map(({ record }) => record);
  }

  merge(other: DevicesOfType<T>, join: (own: T, other: T) => void): void {
    other.#byAddress.forEach((device, index) => {
      const own = this.#byAddress[index];
      if (device !== null && own !== null && own !== undefined) join(own.record, device.record);
      else this.#byAddress[index] = device;
    });
  }

  /** The device of an address, null if it is none. */
  device(packets: PacketBatch, addresses: AddressTable, index: number): Device<T> | null {
    if (index === NO_ADDRESS) return null;
    const known = this.#byAddress[index];
    if (known !== undefined) return known;
    const isDevice = IS_DEVICE[this.type](addresses.bytes(index));
    const key: DeviceKey = { type: this.type, text: addresses.text(index) };
    const device = isDevice ? new Device(this.newRecord(key, packets)) : null;
    this.#byAddress[index] = device;
    return device;
  }
}

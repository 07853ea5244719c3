import { Field, type PacketBatch } from '@networkml/pcap';
import { type AddressFacts, sourceIp } from './address-facts.js';
import { AddressSet } from './address-set.js';
import type { DeviceKey, DeviceRecord } from './devices.js';
import { type Direction, OUT } from './direction.js';
import type { DeviceRow } from './feature-table.js';
import { GatewayEvidence } from './gateway-evidence.js';
import type { Accumulator, FeatureSchema, SchemaOptions } from './schema/feature-schema.js';
import type { TimeWindow } from './time-windows.js';

/** Gathers all that is kept of one device while its capture is read. */
export class DeviceAccumulator implements DeviceRecord {
  readonly #accumulators: readonly Accumulator[];
  readonly #sources = new AddressSet();
  readonly #gateway: GatewayEvidence;
  #packets = 0;
  #packetsSent = 0;
  #lastSeconds = Number.NEGATIVE_INFINITY;
  #lastNanoseconds = 0;

  constructor(
    readonly key: DeviceKey,
    /** The window of time that the packets lie in; undefined for the whole capture. */
    private readonly window: TimeWindow | undefined,
    private readonly addresses: AddressFacts,
    schema: FeatureSchema,
    options: SchemaOptions,
  ) {
    this.#gateway = new GatewayEvidence(addresses.ips);
    this.#accumulators = schema.groups.map((group) => group.accumulator(addresses, options));
  }

  /** Number of distinct source addresses, "none" counted as one; 0 if the device never sent. */
  get sourceCount(): number {
    return this.#sources.size;
  }

  /** Whether the device passes on packets of others, see {@link GatewayEvidence}. */
  get isGateway(): boolean {
    return this.#gateway.isGateway;
  }

  /** Takes packet `row` of the batch. */
  add(packets: PacketBatch, row: number, direction: Direction): void {
    this.#packets++;
    this.#see(packets, row);
    if (direction === OUT) {
      this.#packetsSent++;
      this.#sources.add(sourceIp(packets, row));
      this.#gateway.add(packets, row);
    }
    for (const accumulator of this.#accumulators) accumulator.add(packets, row, direction);
  }

  /** Takes what another accumulator has taken of packets of the same capture. */
  merge(other: DeviceAccumulator): void {
    this.#packets += other.#packets;
    this.#packetsSent += other.#packetsSent;
    this.#sources.merge(other.#sources);
    this.#gateway.merge(other.#gateway);
    this.#seeAt(other.#lastSeconds, other.#lastNanoseconds);
    this.#accumulators.forEach((accumulator, group) => {
      accumulator.merge(other.#accumulators[group]);
    });
  }

  /** What the device's row is about. */
  row(): DeviceRow {
    return {
      key: this.key.text,
      mac: this.key.type === 'mac' ? this.key.text : undefined,
      addresses: this.key.type === 'ip' ? [this.key.text] : this.#sourceAddresses(),
      packets: this.#packets,
      packetsSent: this.#packetsSent,
      lastSeen: this.#lastSeen(),
      isGateway: this.isGateway,
      isApproximate: this.#accumulators.some(({ isApproximate }) => isApproximate),
      window: this.window,
    };
  }

  /** The device's values, in the order of the schema's features. */
  values(): number[] {
    return this.#accumulators.flatMap((accumulator) => accumulator.values());
  }

  #sourceAddresses(): string[] {
    return this.#sources.addresses().map((index) => this.addresses.ips.text(index));
  }

  #see(packets: PacketBatch, row: number): void {
    if ((packets.present[row] & Field.frameTime) === 0) return;
    this.#seeAt(packets.timeSeconds[row], packets.timeNanoseconds[row]);
  }

  #seeAt(seconds: number, nanoseconds: number): void {
    if (seconds < this.#lastSeconds) return;
    if (seconds === this.#lastSeconds && nanoseconds <= this.#lastNanoseconds) return;
    this.#lastSeconds = seconds;
    this.#lastNanoseconds = nanoseconds;
  }

  /** Read from decimals, as the sum of the two parts would round twice. */
  #lastSeen(): number | undefined {
    if (!Number.isFinite(this.#lastSeconds)) return undefined;
    return Number(`${this.#lastSeconds}.${String(this.#lastNanoseconds).padStart(9, '0')}`);
  }
}

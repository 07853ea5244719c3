import type { PacketBatch } from '@networkml/pcap';
import type { DeviceRow } from '../feature-table.js';
import { type AddressFacts, sourceIp } from '../headers/address-facts.js';
import { AddressSet } from '../headers/address-set.js';
import type { DeviceProfile } from '../profile/device-profile.js';
import { ObservedDevice } from '../profile/observed-device.js';
import { type Accumulator, type FeatureSchema, isProfileGroup } from '../schema/feature-schema.js';
import { type DeviceView, DeviceViews } from '../views/device-views.js';
import type { ViewOptions } from '../views/view-options.js';
import type { DeviceKey, DeviceRecord } from './device-record.js';
import { OUT } from './direction.js';
import { GatewayEvidence } from './gateway-evidence.js';
import type { TimeWindow } from './time-windows.js';
import type { Traffic } from './traffic.js';

const NO_ROW = -1;

/** What is gathered besides the features of the schema. */
export interface ObservationOptions {
  readonly profiles?: boolean;
  readonly views?: ViewOptions | undefined;
}

/** Gathers all that is kept of one device while its capture is read. */
export class DeviceAccumulator implements DeviceRecord {
  /** Of each group of the schema; undefined where features derive from the profile. */
  readonly #accumulators: readonly (Accumulator | undefined)[];
  /** Undefined if nobody asks for a profile. */
  readonly #observed: ObservedDevice | undefined;
  readonly #views: DeviceViews | undefined;
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
    private readonly schema: FeatureSchema,
    { profiles = false, views }: ObservationOptions = {},
  ) {
    this.#gateway = new GatewayEvidence(addresses.ips);
    this.#accumulators = schema.groups.map((group) =>
      isProfileGroup(group) ? undefined : group.accumulator(addresses),
    );
    if (profiles || views !== undefined || schema.needsProfile)
      this.#observed = new ObservedDevice(key, addresses);
    if (views !== undefined) this.#views = new DeviceViews(key, addresses, views);
  }

  /** Number of distinct source addresses, "none" counted as one; 0 if the device never sent. */
  get sourceCount(): number {
    return this.#sources.size;
  }

  /** Whether the device passes on packets of others, see {@link GatewayEvidence}. */
  get isGateway(): boolean {
    return this.#gateway.isGateway;
  }

  /** Takes the device's packets of a batch. */
  add(packets: PacketBatch, traffic: Traffic): void {
    this.#packets += traffic.length;
    this.#takeSent(packets, traffic);
    this.#takeTimes(packets, traffic);
    this.#gateway.add(packets, traffic);
    for (const accumulator of this.#accumulators) accumulator?.add(packets, traffic);
    this.#observed?.add(packets, traffic);
    this.#views?.add(packets, traffic);
  }

  /** Takes what another accumulator has taken of packets of the same capture. */
  merge(other: DeviceAccumulator): void {
    this.#packets += other.#packets;
    this.#packetsSent += other.#packetsSent;
    this.#sources.merge(other.#sources);
    this.#gateway.merge(other.#gateway);
    this.#seeAt(other.#lastSeconds, other.#lastNanoseconds);
    this.#accumulators.forEach((accumulator, group) => {
      const others = other.#accumulators[group];
      if (others !== undefined) accumulator?.merge(others);
    });
    if (other.#observed !== undefined) this.#observed?.merge(other.#observed);
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
      isApproximate:
        (this.#observed?.isApproximate ?? false) ||
        this.#accumulators.some((accumulator) => accumulator?.isApproximate ?? false),
      window: this.window,
    };
  }

  /**
   * The device's values, in the order of the schema's features.
   *
   * @param profile what `profile` gives, if it is known already
   */
  values(profile = this.profile()): number[] {
    return this.schema.groups.flatMap((group, i) => {
      if (!isProfileGroup(group)) return this.#accumulators[i]?.values() ?? [];
      return profile === undefined ? [] : group.ofProfile(profile);
    });
  }

  /** The facts of the device; undefined if nobody asked for them. */
  profile(): DeviceProfile | undefined {
    return this.#observed?.profile();
  }

  /** The partial views of the device that were asked for. */
  views(): DeviceView[] {
    return this.#observed === undefined ? [] : (this.#views?.views(this.#observed) ?? []);
  }

  #sourceAddresses(): string[] {
    return this.#sources.addresses().map((index) => this.addresses.ips.text(index));
  }

  #takeSent(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      if (directions[i] !== OUT) continue;
      this.#packetsSent++;
      this.#sources.add(sourceIp(packets, rows[i]));
    }
  }

  #takeTimes(packets: PacketBatch, { length, rows }: Traffic): void {
    const { timeSeconds, timeNanoseconds } = packets;
    let latest = NO_ROW;
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      if (!packets.hasTime(row)) continue;
      const isLater =
        latest === NO_ROW ||
        timeSeconds[row] > timeSeconds[latest] ||
        (timeSeconds[row] === timeSeconds[latest] && timeNanoseconds[row] > timeNanoseconds[latest]);
      if (isLater) latest = row;
    }
    if (latest !== NO_ROW) this.#seeAt(timeSeconds[latest], timeNanoseconds[latest]);
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

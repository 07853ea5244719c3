import { FieldSet, type PacketBatch } from '@networkml/pcap';
import { OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import { type AddressFacts, NO_ADDRESS, sourceIp } from '../headers/address-facts.js';
import { AddressSet } from '../headers/address-set.js';
import { LINK_PROTOCOL_NAMES, type LinkProtocol, linkProtocols, NO_LINK_PROTOCOL } from './link-protocols.js';

const DESTINATION = new FieldSet('ethDst');

/** What a device shows of itself beside its conversations. Flow records do not tell it. */
export interface LinkObservations {
  /** Packets of each protocol without ports that the device sent; those it never sent are left out. */
  readonly sent: Readonly<Partial<Record<LinkProtocol, number>>>;
  /** Those that were sent to it alone. */
  readonly received: Readonly<Partial<Record<LinkProtocol, number>>>;
  /** Frames that it sent to one device, to groups, and to all, by their MAC addresses. */
  readonly frames: { readonly unicast: number; readonly multicast: number; readonly broadcast: number };
  /** Distinct addresses that it asked for by ARP. */
  readonly arpTargets: number;
  /** Addresses that it said by ARP to have. */
  readonly claimedAddresses: readonly string[];
  /** Addresses of packets without ports that it sent. */
  readonly otherAddresses: readonly string[];
}

const KINDS = LINK_PROTOCOL_NAMES.length;

/** Gathers what a device shows of itself beside its conversations. */
export class LinkObserver {
  /** Sent, then received, by protocol; none before there is a packet without ports. */
  #counts: Float64Array | undefined;
  #unicast = 0;
  #multicast = 0;
  #broadcast = 0;
  readonly #targets = new AddressSet();
  readonly #claims = new AddressSet();
  readonly #others = new AddressSet();

  constructor(private readonly addresses: AddressFacts) {}

  /** Takes the device's packets of a batch. */
  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const numbers = linkProtocols.of(packets, this.addresses);
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      if (directions[i] === OUT && packets.hasAll(row, DESTINATION)) this.#countFrame(packets.ethDst[row]);
      if (numbers[row] !== NO_LINK_PROTOCOL) this.#count(packets, row, directions[i], numbers[row] - 1);
    }
  }

  /** Takes what another has taken of the same device. */
  merge(other: LinkObserver): void {
    this.#unicast += other.#unicast;
    this.#multicast += other.#multicast;
    this.#broadcast += other.#broadcast;
    this.#targets.merge(other.#targets);
    this.#claims.merge(other.#claims);
    this.#others.merge(other.#others);
    if (other.#counts === undefined) return;
    this.#counts ??= new Float64Array(2 * KINDS);
    for (let i = 0; i < 2 * KINDS; i++) this.#counts[i] += other.#counts[i];
  }

  /** What was observed so far. */
  observations(): LinkObservations {
    return {
      sent: this.#named(0),
      received: this.#named(1),
      frames: { unicast: this.#unicast, multicast: this.#multicast, broadcast: this.#broadcast },
      arpTargets: this.#targets.addresses().length,
      claimedAddresses: this.#texts(this.#claims),
      otherAddresses: this.#texts(this.#others),
    };
  }

  #countFrame(mac: number): void {
    const scope = this.addresses.macScope(mac);
    if (scope === 'unicast') this.#unicast++;
    else if (scope === 'multicast') this.#multicast++;
    else this.#broadcast++;
  }

  #count(packets: PacketBatch, row: number, direction: number, kind: number): void {
    this.#counts ??= new Float64Array(2 * KINDS);
    this.#counts[direction * KINDS + kind]++;
    if (direction !== OUT) return;
    const { outermost } = packets;
    if (outermost.has(row, 'arpSrcProtoIpv4')) {
      this.#claims.add(outermost.arpSrcProtoIpv4[row]);
      if (LINK_PROTOCOL_NAMES[kind] === 'arp_request') this.#targets.add(outermost.arpDstProtoIpv4[row]);
    } else if (sourceIp(outermost, row) !== NO_ADDRESS) this.#others.add(sourceIp(outermost, row));
  }

  #texts(set: AddressSet): string[] {
    return set
      .addresses()
      .filter((index) => this.addresses.isHost(index))
      .map((index) => this.addresses.ips.text(index))
      .sort();
  }

  #named(direction: number): Partial<Record<LinkProtocol, number>> {
    const counts = this.#counts;
    if (counts === undefined) return {};
    return Object.fromEntries(
      LINK_PROTOCOL_NAMES.map((name, i) => [name, counts[direction * KINDS + i]] as const).filter(
        ([, count]) => count > 0,
      ),
    );
  }
}

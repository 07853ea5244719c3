import { type PacketBatch, Protocol } from '@networkml/pcap';
import type { Traffic } from '../devices/traffic.js';
import { type AddressFacts, destinationIp, NO_ADDRESS, sourceIp } from '../headers/address-facts.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';

/** A kind of packet: the feature is 1 if the device sent or received any. */
interface TrafficKind {
  readonly name: string;
  readonly definition: string;
}

/** A kind whose packets have a header of some protocol. */
interface ProtocolKind extends TrafficKind {
  /** Its bit of `Protocol`. */
  readonly protocol: number;
}

/** A kind told by other header fields. */
interface FieldKind extends TrafficKind {
  /** Whether a packet is of the kind. */
  readonly matches: (packets: PacketBatch, row: number, addresses: AddressFacts) => boolean;
}

const ETHER_TYPE = { ipv4: 0x0800, arp: 0x0806, ipx: 0x8137, ipv6: 0x86dd } as const;
const IP_ETHER_TYPES: readonly number[] = [ETHER_TYPE.ipv4, ETHER_TYPE.arp, ETHER_TYPE.ipv6];
const WELL_KNOWN_PROTOCOLS = ['tcp', 'udp', 'icmp', 'arp', 'icmpv6', 'gre', 'esp', 'ah'] as const;

const TRAFFIC_KINDS: readonly (ProtocolKind | FieldKind)[] = [
  {
    name: 'ipv4',
    definition: 'has IP version 4',
    matches: (packets, row) => packets.has(row, 'ipVersion') && packets.ipVersion[row] === 4,
  },
  {
    name: 'ipv6',
    definition: 'has IP version 6',
    matches: (packets, row) => packets.has(row, 'ipVersion') && packets.ipVersion[row] === 6,
  },
  {
    name: 'ipx',
    definition: 'has the EtherType of IPX',
    matches: (packets, row) => packets.has(row, 'ethType') && packets.ethType[row] === ETHER_TYPE.ipx,
  },
  {
    name: 'nonip',
    definition: 'has an EtherType other than IPv4, IPv6 and ARP, that of a VLAN tag among them',
    matches: (packets, row) => packets.has(row, 'ethType') && !IP_ETHER_TYPES.includes(packets.ethType[row]),
  },
  {
    name: 'both_private_ip',
    definition: 'goes from a private to a private IP address',
    matches: (packets, row, addresses) => {
      const source = sourceIp(packets, row);
      const destination = destinationIp(packets, row);
      if (source === NO_ADDRESS || destination === NO_ADDRESS) return false;
      return addresses.isPrivate(source) && addresses.isPrivate(destination);
    },
  },
  {
    name: 'ipv4_multicast',
    definition: 'goes to an IPv4 multicast address',
    matches: (packets, row, addresses) => {
      const destination = destinationIp(packets, row);
      if (sourceIp(packets, row) === NO_ADDRESS || destination === NO_ADDRESS) return false;
      return addresses.isIpv4Multicast(destination);
    },
  },
  ...WELL_KNOWN_PROTOCOLS.map((protocol) => ({
    name: `wk_ip_protocol_${protocol}`,
    definition: `has a ${protocol.toUpperCase()} header, be it inside a tunnel or a quoted packet`,
    protocol: Protocol[protocol],
  })),
  {
    name: 'tagged_vlan',
    definition: 'has an IEEE 802.1Q tag',
    matches: (packets, row) => packets.has(row, 'vlanId'),
  },
];

const FIELD_KINDS = TRAFFIC_KINDS.filter((kind) => 'matches' in kind);

/** Kinds of traffic that a device took part in. */
export const trafficKinds: AccumulatedGroup = {
  features: TRAFFIC_KINDS.map(({ name, definition }) => ({
    name: `tshark_${name}`,
    unit: 'flag',
    type: 'integer',
    range: [0, 1],
    direction: 'both',
    definition: `1 if any packet ${definition}.`,
    modelInput: true,
  })),
  accumulator: (addresses) => new TrafficKindAccumulator(addresses),
};

class TrafficKindAccumulator implements Accumulator {
  /** Bits of `Protocol`. */
  #protocols = 0;
  /** A bit a kind of {@link FIELD_KINDS}. */
  #seen = 0;

  constructor(private readonly addresses: AddressFacts) {}

  add(packets: PacketBatch, traffic: Traffic): void {
    const { length, rows } = traffic;
    for (let i = 0; i < length; i++) this.#protocols |= packets.protocols[rows[i]];
    for (let kind = 0; kind < FIELD_KINDS.length; kind++) {
      const bit = 1 << kind;
      if ((this.#seen & bit) === 0 && this.#hasAny(FIELD_KINDS[kind], packets, traffic)) this.#seen |= bit;
    }
  }

  merge(other: TrafficKindAccumulator): void {
    this.#protocols |= other.#protocols;
    this.#seen |= other.#seen;
  }

  values(): number[] {
    return TRAFFIC_KINDS.map((kind) => Number(this.#hasSeen(kind)));
  }

  #hasAny({ matches }: FieldKind, packets: PacketBatch, { length, rows }: Traffic): boolean {
    for (let i = 0; i < length; i++) {
      if (matches(packets, rows[i], this.addresses)) return true;
    }
    return false;
  }

  #hasSeen(kind: ProtocolKind | FieldKind): boolean {
    if ('protocol' in kind) return (this.#protocols & kind.protocol) !== 0;
    return (this.#seen & (1 << FIELD_KINDS.indexOf(kind))) !== 0;
  }
}

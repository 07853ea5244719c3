import { FieldSet, type PacketBatch } from '@networkml/pcap';
import { OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import { type AddressFacts, destinationIp, NO_ADDRESS, sourceIp } from '../headers/address-facts.js';
import { AddressSet } from '../headers/address-set.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from '../schema/feature-schema.js';

const LINK = new FieldSet('ethSrc');

const COMMON = { direction: 'both', modelInput: true } as const;
const SHARE = { ...COMMON, unit: 'share', type: 'real', range: [0, 1] } as const;
const COUNT = { ...COMMON, unit: 'addresses', type: 'integer', range: [0, Infinity] } as const;

const FEATURES: readonly FeatureDefinition[] = [
  {
    ...COUNT,
    name: 'local_peers',
    definition:
      'Distinct IP addresses of hosts that are not globally reachable with which packets are exchanged.',
  },
  {
    ...COUNT,
    name: 'remote_peers',
    definition: 'Distinct globally reachable IP addresses of hosts with which packets are exchanged.',
  },
  {
    ...SHARE,
    name: 'remote_share',
    definition: 'Share of all packets that are exchanged with globally reachable hosts.',
  },
  {
    ...SHARE,
    name: 'remote_tcp_share',
    definition:
      'Share of the TCP segments that are exchanged with globally reachable hosts; 0 if there are none.',
  },
  {
    ...COMMON,
    name: 'link_peer_entropy',
    unit: 'bits',
    type: 'real',
    range: [0, Infinity],
    definition:
      'Shannon entropy of the MAC addresses of the other end, groups included, each packet counting once.',
  },
];

/** How many others a device speaks with, how far away they are, and how evenly. */
export const peers: AccumulatedGroup = {
  features: FEATURES,
  accumulator: (addresses) => new PeerAccumulator(addresses),
};

class PeerAccumulator implements Accumulator {
  readonly #local = new AddressSet();
  readonly #remote = new AddressSet();
  /** Packets by the other end's MAC address. */
  readonly #linkPeers = new Map<number, number>();
  #packets = 0;
  #remotePackets = 0;
  #segments = 0;
  #remoteSegments = 0;

  constructor(private readonly addresses: AddressFacts) {}

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    this.#packets += length;
    for (let i = 0; i < length; i++) {
      this.#takePeer(packets, rows[i], directions[i] === OUT);
      this.#takeLinkPeer(packets, rows[i], directions[i] === OUT);
    }
  }

  merge(other: PeerAccumulator): void {
    this.#local.merge(other.#local);
    this.#remote.merge(other.#remote);
    for (const [mac, packets] of other.#linkPeers) this.#countLinkPeer(mac, packets);
    this.#packets += other.#packets;
    this.#remotePackets += other.#remotePackets;
    this.#segments += other.#segments;
    this.#remoteSegments += other.#remoteSegments;
  }

  values(): number[] {
    return [
      this.#local.size,
      this.#remote.size,
      ratio(this.#remotePackets, this.#packets),
      ratio(this.#remoteSegments, this.#segments),
      entropy([...this.#linkPeers.values()]),
    ];
  }

  #takePeer({ outermost }: PacketBatch, row: number, isOut: boolean): void {
    const isSegment = outermost.has(row, 'tcpSrcport');
    if (isSegment) this.#segments++;
    const peer = isOut ? destinationIp(outermost, row) : sourceIp(outermost, row);
    if (peer === NO_ADDRESS || !this.addresses.isHost(peer)) return;
    if (this.addresses.isPrivate(peer)) this.#local.add(peer);
    else {
      this.#remote.add(peer);
      this.#remotePackets++;
      if (isSegment) this.#remoteSegments++;
    }
  }

  #takeLinkPeer(packets: PacketBatch, row: number, isOut: boolean): void {
    const { ethSrc, ethDst } = packets;
    if (packets.hasAll(row, LINK)) this.#countLinkPeer(isOut ? ethDst[row] : ethSrc[row], 1);
  }

  #countLinkPeer(mac: number, packets: number): void {
    this.#linkPeers.set(mac, (this.#linkPeers.get(mac) ?? 0) + packets);
  }
}

function ratio(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}

/** In bits; the order of the counts has no influence on any digit. */
function entropy(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const terms = counts.map((count) => (count / total) * Math.log2(total / count));
  return terms.sort((a, b) => a - b).reduce((sum, term) => sum + term, 0);
}

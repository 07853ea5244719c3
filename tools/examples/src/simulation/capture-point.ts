import { arp, ETHER_TYPE, IP_PROTOCOL } from '@networkml/packet-builder';
import type { PacketRecord } from '@networkml/pcap';
import { addressOf, type Destination, type IpVersion } from '../network/destination.js';
import type { Host } from '../network/host.js';
import { type HeaderFrame, headerFrame } from '../wire/header-frame.js';
import { ipv4Headers } from '../wire/ipv4.js';
import { ipv6Headers } from '../wire/ipv6.js';
import type { Segment } from '../wire/segment.js';

const DONT_FRAGMENT = 0x4000;

/** Fields of an IP packet that differ from what the sender's stack writes by default. */
export interface PacketFields {
  readonly version?: IpVersion;
  readonly sourceIp?: string;
  readonly timeToLive?: number;
  readonly dsfield?: number;
  readonly dontFragment?: boolean;
  /** IPv4 option bytes, a multiple of four. */
  readonly options?: Uint8Array;
}

/** Where the packets of the local network are captured: what passes is kept, headers only. Times are in seconds. */
export class CapturePoint {
  readonly #passed: { time: number; frame: HeaderFrame }[] = [];
  readonly #identifications = new Map<string, number>();

  /** Keeps an IP packet on its way. */
  ip(
    time: number,
    source: Host,
    destination: Destination,
    segment: Segment,
    fields: PacketFields = {},
  ): void {
    const { version = 4 } = fields;
    const packet =
      version === 4
        ? this.#ipv4(source, destination, segment, fields)
        : ipv6Headers(
            fields.sourceIp ?? addressOf(source, 6),
            destination.ip,
            segment,
            fields.timeToLive ?? source.stack.timeToLive - (source.hops ?? 0),
          );
    const etherType = version === 4 ? ETHER_TYPE.ipv4 : ETHER_TYPE.ipv6;
    this.frame(time, source, destination, etherType, packet, segment.payloadLength);
  }

  /** Keeps an ARP message: opcode 1 asks, 2 answers. */
  arp(time: number, opcode: 1 | 2, source: Host, destination: Destination): void {
    const message = arp(opcode, source.mac, source.ipv4, destination.ip);
    this.frame(time, source, destination, ETHER_TYPE.arp, message, 0);
  }

  /** Keeps a frame of any type. */
  frame(
    time: number,
    source: Host,
    destination: Pick<Destination, 'mac' | 'vlan'>,
    etherType: number,
    packet: Uint8Array,
    payloadLength: number,
  ): void {
    const link = {
      source: source.mac,
      destination: destination.mac,
      vlan: source.vlan ?? destination.vlan,
      wired: source.wired ?? false,
    };
    this.#passed.push({ time, frame: headerFrame(link, etherType, packet, payloadLength) });
  }

  /** The packets in the order of their times, the first second of which is `start` seconds after the epoch. */
  packets(start: number): PacketRecord[] {
    const inOrder = this.#passed.toSorted((one, other) => one.time - other.time);
    return inOrder.map(({ time, frame }) => ({
      seconds: start + Math.floor(time),
      nanoseconds: Math.floor((time - Math.floor(time)) * 1e9),
      bytes: frame.headers,
      originalLength: frame.length,
    }));
  }

  #ipv4(source: Host, destination: Destination, segment: Segment, fields: PacketFields): Uint8Array {
    const { stack } = source;
    const byStack = segment.protocol === IP_PROTOCOL.udp ? stack.dontFragment.udp : stack.dontFragment.tcp;
    return ipv4Headers(
      fields.sourceIp ?? source.ipv4,
      destination.ip,
      segment,
      this.#nextIdentification(source),
      {
        dsfield: fields.dsfield ?? source.dsfield ?? 0,
        flagsAndOffset: (fields.dontFragment ?? byStack) ? DONT_FRAGMENT : 0,
        timeToLive: fields.timeToLive ?? stack.timeToLive - (source.hops ?? 0),
        options: fields.options ?? new Uint8Array(0),
      },
    );
  }

  #nextIdentification({ name }: Host): number {
    const next = ((this.#identifications.get(name) ?? 0) + 1) & 0xffff;
    this.#identifications.set(name, next);
    return next;
  }
}

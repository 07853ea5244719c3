import fc from 'fast-check';
import { ETHER_TYPE, ethernet, ieee8023, vlanTag } from './link.js';
import { arp, IP_PROTOCOL, ipv4, ipv6, ipv6Extension } from './network.js';
import { icmp, tcp, udp } from './transport.js';
import { TUNNEL_PORT } from './tunnel.js';

/** A few devices, so that packets meet; the last three are a group and the broadcast address, and an unseen unicast. */
const MACS = [
  '02:00:00:00:00:01',
  '02:00:00:00:00:02',
  '00:04:00:81:81:d0',
  '00:00:00:00:00:00',
  '01:00:5e:00:00:fb',
  'ff:ff:ff:ff:ff:ff',
];
const IPV4S = ['10.0.0.1', '192.168.3.2', '8.8.8.8', '0.0.0.0', '224.0.0.251', '255.255.255.255'];
const IPV6S = ['fe80::1', '2001:db8::2', '::', '::1', 'ff02::fb'];
const PORTS = [22, 53, 67, 80, 443, 1023, 1024, 1900, 5353, 50_000, 0, 65_535];

const macAddress = fc.constantFrom(...MACS);
const TUNNEL_PORTS: readonly number[] = Object.values(TUNNEL_PORT);
/** None of a tunnel: what it carries would be headers. */
const port = fc
  .oneof(fc.constantFrom(...PORTS), fc.integer({ min: 0, max: 65_535 }))
  .filter((number) => !TUNNEL_PORTS.includes(number));

/** Anything that a transport layer may carry. */
export const payload: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 64 });

const transport = fc.oneof(
  fc.tuple(port, port, fc.nat(0xfff), payload).map(([source, destination, flags, data]) => ({
    protocol: IP_PROTOCOL.tcp as number,
    headerLength: 20,
    bytes: tcp(source, destination, flags, data),
  })),
  fc.tuple(port, port, payload).map(([source, destination, data]) => ({
    protocol: IP_PROTOCOL.udp as number,
    headerLength: 8,
    bytes: udp(source, destination, data),
  })),
  fc.tuple(fc.constantFrom(0, 8, 13), fc.nat(255), payload).map(([type, code, data]) => ({
    protocol: IP_PROTOCOL.icmp as number,
    headerLength: 8,
    bytes: icmp(type, code, data),
  })),
);

/** A frame, and how many of its first bytes are headers: what follows them is payload. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly headerLength: number;
}

const ipv4Frame = fc
  .record({
    source: fc.constantFrom(...IPV4S),
    destination: fc.constantFrom(...IPV4S),
    dsfield: fc.nat(255),
    flagsAndOffset: fc.constantFrom(0, 0x4000, 0x8000, 0x2000, 0x00b9),
    options: fc.constantFrom(new Uint8Array(0), new Uint8Array([1, 1, 1, 0])),
    upper: transport,
  })
  .map(({ source, destination, upper, ...fields }) => ({
    type: ETHER_TYPE.ipv4 as number,
    bytes: ipv4(source, destination, upper.protocol, upper.bytes, fields),
    headerLength: 20 + fields.options.length + upper.headerLength,
  }));

const ipv6Frame = fc
  .record({
    source: fc.constantFrom(...IPV6S),
    destination: fc.constantFrom(...IPV6S),
    extended: fc.boolean(),
    upper: transport,
  })
  .map(({ source, destination, extended, upper }) => {
    const protocol = upper.protocol === IP_PROTOCOL.icmp ? IP_PROTOCOL.icmpv6 : upper.protocol;
    const content = extended ? ipv6Extension(protocol, upper.bytes) : upper.bytes;
    return {
      type: ETHER_TYPE.ipv6 as number,
      bytes: ipv6(source, destination, extended ? 0 : protocol, content),
      headerLength: 40 + (extended ? 8 : 0) + upper.headerLength,
    };
  });

const arpFrame = fc.tuple(fc.constantFrom(1, 2), macAddress).map(([opcode, sender]) => ({
  type: ETHER_TYPE.arp as number,
  bytes: arp(opcode, sender, '10.0.0.1', '10.0.0.2'),
  headerLength: 28,
}));

const network = fc.oneof(
  { weight: 5, arbitrary: ipv4Frame },
  { weight: 2, arbitrary: ipv6Frame },
  { weight: 1, arbitrary: arpFrame },
);

const typedFrame: fc.Arbitrary<Frame> = fc
  .record({
    source: macAddress,
    destination: macAddress,
    vlan: fc.option(fc.nat(4094), { freq: 4 }),
    network,
  })
  .map(({ source, destination, vlan, network }) => {
    if (vlan === null) {
      return {
        bytes: ethernet(source, destination, network.type, network.bytes),
        headerLength: 14 + network.headerLength,
      };
    }
    return {
      bytes: ethernet(source, destination, ETHER_TYPE.vlan, vlanTag(vlan, network.type, network.bytes)),
      headerLength: 18 + network.headerLength,
    };
  });

const lengthFrame: fc.Arbitrary<Frame> = fc
  .tuple(macAddress, macAddress, payload)
  .map(([source, destination, data]) => ({
    bytes: ieee8023(source, destination, new Uint8Array([0x42, 0x42, 0x03, ...data])),
    headerLength: 17,
  }));

/** An Ethernet frame of the protocols that are dissected, well formed. */
export const frame: fc.Arbitrary<Frame> = fc.oneof(
  { weight: 9, arbitrary: typedFrame },
  { weight: 1, arbitrary: lengthFrame },
);

/** A packet as a capture holds it, and how many bytes of the frame are headers. */
export interface CapturedPacket {
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly bytes: Uint8Array;
  readonly originalLength: number;
  readonly headerLength: number;
}

/** A captured packet: a frame, mostly whole, sometimes cut by a snapshot length. Times go back now and then. */
export const packetRecord: fc.Arbitrary<CapturedPacket> = fc
  .record({
    frame,
    seconds: fc.integer({ min: 1_600_000_000, max: 1_600_000_100 }),
    microseconds: fc.nat(999_999),
    snapLength: fc.option(fc.nat(80), { freq: 6, nil: Number.POSITIVE_INFINITY }),
  })
  .map(({ frame, seconds, microseconds, snapLength }) => ({
    seconds,
    nanoseconds: microseconds * 1000,
    bytes: frame.bytes.subarray(0, snapLength),
    originalLength: frame.bytes.length,
    headerLength: frame.headerLength,
  }));

/** The packets of a small capture. */
export const packetRecords = fc.array(packetRecord, { maxLength: 30 });

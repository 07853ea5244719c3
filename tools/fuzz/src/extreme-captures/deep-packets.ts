import { ETHER_TYPE, IP_PROTOCOL, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { type ExtremeCapture, repeated } from './extreme-capture.js';
import { frame, packet } from './frames.js';

/** Wireshark's `WTAP_MAX_PACKET_SIZE_STANDARD`: no larger packet is read. */
const LARGEST_PACKET = 262_144;
const ETHERNET_LENGTH = 14;

const LABEL = Uint8Array.of(0, 0, 0x10, 64);
const TAG = Uint8Array.of(0, 1, ETHER_TYPE.vlan >> 8, ETHER_TYPE.vlan & 0xff);
const SERVICE_TAG = Uint8Array.of(0, 1, ETHER_TYPE.serviceVlan >> 8, ETHER_TYPE.serviceVlan & 0xff);
/** Of total length 0, as segmentation offload leaves it: the packet goes on to its end. */
const IP_IN_IP = packet(IP_PROTOCOL.ipv4, new Uint8Array(0)).fill(0, 2, 4);
const DESTINATION_OPTIONS = Uint8Array.of(IP_PROTOCOL.destinationOptions, 0, 1, 4, 0, 0, 0, 0);
/** IPv6 header of payload length 0 whose next header is destination options. */
const IPV6_HEADER = Uint8Array.of(
  0x60,
  0,
  0,
  0,
  0,
  0,
  IP_PROTOCOL.destinationOptions,
  64,
  ...new Uint8Array(32),
);
const ICMP_ERROR = Uint8Array.of(3, 1, 0, 0, 0, 0, 0, 0);
const QUOTED = Uint8Array.of(...packet(IP_PROTOCOL.icmp, new Uint8Array(0)).fill(0, 2, 4), ...ICMP_ERROR);

/** Packets as long as they get that hold nothing but layers within layers. */
export const DEEP_PACKETS: readonly ExtremeCapture[] = [
  deep('MPLS labels', ETHER_TYPE.mpls, LABEL),
  deep('VLAN tags', ETHER_TYPE.vlan, TAG),
  deep('service VLAN tags', ETHER_TYPE.serviceVlan, SERVICE_TAG),
  deep('IP in IP', ETHER_TYPE.ipv4, IP_IN_IP),
  deep('IPv6 extension headers', ETHER_TYPE.ipv6, DESTINATION_OPTIONS, IPV6_HEADER),
  deep('ICMP errors about ICMP errors', ETHER_TYPE.ipv4, QUOTED),
];

function deep(layers: string, type: number, layer: Uint8Array, start = new Uint8Array(0)): ExtremeCapture {
  return {
    name: `packets of 262,144 bytes of ${layers}`,
    counts: { quick: 100, full: 2000 },
    *chunks(count) {
      yield pcapHeader();
      yield* repeated(pcapRecord(frame(type, layersOf(layer, start))), count);
    },
    expected: (count) => ({ packets: count }),
  };
}

function layersOf(layer: Uint8Array, start: Uint8Array): Uint8Array {
  const payload = new Uint8Array(LARGEST_PACKET - ETHERNET_LENGTH);
  payload.set(start);
  for (let at = start.length; at + layer.length <= payload.length; at += layer.length) payload.set(layer, at);
  return payload;
}

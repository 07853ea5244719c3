import type { TcpOptionLayout } from '../wire/tcp-options.js';

/** What an operating system's network stack writes into its headers. */
export interface IpStack {
  readonly timeToLive: number;
  /** Whether "don't fragment" is set: for TCP, and for UDP. */
  readonly dontFragment: { readonly tcp: boolean; readonly udp: boolean };
  readonly tcpOptions: TcpOptionLayout;
  readonly window: number;
  /** Most bytes of data that it takes in a TCP segment. */
  readonly segmentSize: number;
  readonly igmpVersion: 2 | 3;
  /** Where the ports of outgoing connections start. */
  readonly firstEphemeralPort: number;
}

/** What an Ethernet frame holds beside IPv4 and TCP headers. */
const ETHERNET_SEGMENT_SIZE = 1460;

export const LINUX: IpStack = {
  timeToLive: 64,
  dontFragment: { tcp: true, udp: true },
  tcpOptions: 'timestamps',
  window: 29_200,
  segmentSize: ETHERNET_SEGMENT_SIZE,
  igmpVersion: 3,
  firstEphemeralPort: 32_768,
};

export const WINDOWS: IpStack = {
  timeToLive: 128,
  dontFragment: { tcp: true, udp: false },
  tcpOptions: 'window-scale',
  window: 64_240,
  segmentSize: ETHERNET_SEGMENT_SIZE,
  igmpVersion: 3,
  firstEphemeralPort: 49_152,
};

/** lwIP as it comes, with the segments that every host must take (RFC 1122 section 4.2.2.6). */
export const MICROCONTROLLER: IpStack = {
  timeToLive: 255,
  dontFragment: { tcp: false, udp: false },
  tcpOptions: 'segment-size',
  window: 2144,
  segmentSize: 536,
  igmpVersion: 2,
  firstEphemeralPort: 49_152,
};

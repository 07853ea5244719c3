export { ipv4Address, ipv6Address, mac } from './addresses.js';
export { type CapturedPacket, type Frame, frame, packetRecord, packetRecords, payload } from './arbitraries.js';
export { concatenate } from './bytes.js';
export { ETHER_TYPE, ethernet, ieee8023, vlanTag } from './link.js';
export { arp, IP_PROTOCOL, type Ipv4Options, ipv4, ipv6, ipv6Extension } from './network.js';
export { gre, icmp, TCP_FLAG, tcp, udp } from './transport.js';

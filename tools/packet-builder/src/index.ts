export { ipv4Address, ipv6Address, mac } from './addresses.js';
export {
  type CapturedPacket,
  type Frame,
  frame,
  packetRecord,
  packetRecords,
  payload,
} from './arbitraries.js';
export { concatenate } from './bytes.js';
export { capturedFrames } from './captured-frames.js';
export {
  controlWord,
  cookedCapture,
  cookedCapture2,
  ieee80211,
  loopback,
  mplsLabel,
  PPP_PROTOCOL,
  ppp,
  pppInHdlc,
  pppoeSession,
  radiotap,
  WLAN_DATA,
  WLAN_FLAG,
} from './encapsulation.js';
export { ETHER_TYPE, ethernet, ieee8023, snap, vlanTag } from './link.js';
export {
  arp,
  authenticationHeader,
  IP_PROTOCOL,
  type Ipv4Options,
  type Ipv6Options,
  ipv4,
  ipv6,
  ipv6Extension,
  ipv6Fragment,
} from './network.js';
export { PCAP_MAGIC, type PcapHeader, type PcapRecord, pcapHeader, pcapRecord } from './pcap-file.js';
export {
  enhancedPacket,
  type InterfaceOptions,
  interfaceDescription,
  obsoletePacket,
  type PacketBlockFields,
  PCAPNG_BLOCK,
  pcapngBlock,
  pcapngOption,
  type SectionHeaderFields,
  sectionHeader,
  simplePacket,
} from './pcapng-blocks.js';
export { icmp, igmp, sctp, TCP_FLAG, type TcpOptions, tcp, udp } from './transport.js';
export {
  capwapData,
  GRE_FLAG,
  geneve,
  gre,
  gtpU,
  L2TP_FLAG,
  l2tp,
  pptpGre,
  TUNNEL_PORT,
  teredoAuthentication,
  teredoOrigin,
  vxlan,
} from './tunnel.js';

/** A reason why the native engine and tshark 4.0 differ, and all packets of the reference captures that show it. */
export interface KnownDifference {
  readonly reason: string;
  /** Numbers of the packets that differ, counted from 1, by the name of their capture. */
  readonly packets: Readonly<Record<string, readonly number[]>>;
}

const FILTERS = 'libpcap/tests/filter';
const TCPDUMP = 'tcpdump/tests';

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    reason: 'Wireshark reads on behind Cisco MetaData, the security group tags of TrustSec',
    packets: {
      [`${TCPDUMP}/various_gre.pcap`]: [
        11, 16, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 41, 46, 64, 67, 70, 73, 87, 92,
      ],
    },
  },
  {
    reason: 'Wireshark reads on behind the time stamps of Arista’s switches',
    packets: { [`${TCPDUMP}/arista_ether.pcap`]: [1, 3, 4, 5, 6, 8, 9, 11, 12, 13, 15, 16] },
  },
  {
    reason: 'Wireshark decompresses IPComp',
    packets: {
      [`${FILTERS}/AH-IPcomp-IPv4.pcap`]: [3, 4, 5, 7],
      [`${FILTERS}/AH-IPcomp-IPv6.pcap`]: [3, 4, 5, 6, 7, 9, 10],
    },
  },
  {
    reason: 'Wireshark reads on behind MACsec that does not encrypt',
    packets: {
      [`${TCPDUMP}/icmp-rfc8335-missing-bytes.pcap`]: [1],
      [`${TCPDUMP}/macsec-integonly.pcap`]: [1],
      [`${TCPDUMP}/macsec-short-longer.pcap`]: [1],
      [`${TCPDUMP}/macsec-short-shorter.pcap`]: [1],
      [`${TCPDUMP}/macsec-short-valid.pcap`]: [1],
    },
  },
  {
    reason: 'Wireshark reads on behind the Network Service Header',
    packets: { [`${TCPDUMP}/nsh.pcap`]: [1], [`${TCPDUMP}/nsh-over-vxlan-gpe.pcap`]: [1] },
  },
  {
    reason: 'Wireshark reads on behind the redirect header of WCCP in GRE',
    packets: { [`${TCPDUMP}/wccp_redirect_gre.pcap`]: [1] },
  },
  {
    reason: 'Wireshark tells Cisco’s Inter-Switch Link from Ethernet by its destination',
    packets: { [`${TCPDUMP}/DTP.pcap`]: [2, 4, 6, 8, 10] },
  },
  {
    reason: 'frame.protocols names the layers of packets that an application protocol carries',
    packets: {
      [`${TCPDUMP}/icmp6-rfc8335.pcap`]: [1, 3, 5],
      [`${TCPDUMP}/nhrp-trace.pcap`]: [1],
      [`${TCPDUMP}/of13_ericsson.pcapng`]: [65, 68, 69],
      [`${TCPDUMP}/sflow_expanded.pcap`]: [1],
    },
  },
  {
    reason:
      'a length of 0, as segmentation offload leaves it: Wireshark 4.0 reads no further where it is that of IPv6, or of UDP around a tunnel',
    packets: {
      [`${TCPDUMP}/bigtcp-ipv4-geneve-ipv4.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv4-geneve-ipv6.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv4-vxlan-ipv4.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv4-vxlan-ipv6.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv6-geneve-ipv4.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv6-geneve-ipv6.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv6-vxlan-ipv4.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv6-vxlan-ipv6.pcap`]: [1],
      [`${TCPDUMP}/bigtcp-ipv6.pcap`]: [1],
      [`${TCPDUMP}/icmpv6-length-zero.pcapng`]: [1],
    },
  },
  {
    reason: 'Wireshark gives a malformed header up before it shows all of its fields',
    packets: {
      [`${TCPDUMP}/arp-oobr.pcap`]: [1166],
      [`${TCPDUMP}/icmp-icmp_print-oobr-1.pcap`]: [1],
      [`${TCPDUMP}/ipv6-next-header-oobr-2.pcap`]: [1],
      [`${TCPDUMP}/mptcp-dss-oobr.pcap`]: [1],
    },
  },
  {
    reason: 'Wireshark shows a layer ip in front of an IPv6 packet that was announced as IPv4',
    packets: { [`${TCPDUMP}/kday1.pcap`]: [1], [`${TCPDUMP}/kday3.pcap`]: [2] },
  },
  {
    reason: 'the native engine follows no more layers than any real packet has',
    packets: { [`${FILTERS}/ipv6_ext_headers.pcap`]: [1] },
  },
  {
    reason: 'a fraction of a second or more overflows in Wireshark',
    packets: {
      [`${TCPDUMP}/rx_serviceid_oobr.pcap`]: [2, 3],
      [`${TCPDUMP}/timestamp_invalid_micro.pcap`]: [3],
      [`${TCPDUMP}/timestamp_invalid_nano.pcap`]: [3],
    },
  },
  {
    reason: 'Wireshark counts the pseudo-header of ATM as no part of the packet',
    packets: {
      [`${TCPDUMP}/atm-heapoverflow.pcap`]: [1],
      [`${TCPDUMP}/atm-oam-heapoverflow.pcap`]: [1],
      [`${TCPDUMP}/atm-oam-loopback-print-overrun.pcap`]: [1],
    },
  },
  {
    reason: 'Wireshark has one encapsulation for several link types',
    packets: {
      [`${TCPDUMP}/heap-overflow-2.pcap`]: [1],
      [`${TCPDUMP}/heapoverflow-ppp_hdlc_if_print.pcap`]: [1],
      [`${TCPDUMP}/llc-xid-heapoverflow.pcap`]: [1],
      [`${TCPDUMP}/ppp_error_hexdump.pcap`]: [1],
      [`${TCPDUMP}/ppp_ip_udp_dns.pcap`]: [1],
    },
  },
];

/** The captures that tshark 4.0 refuses to read, and what it says. */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  ['rusticata/assets/modified-format.pcap', "that type of pcap file can't be read from a pipe"],
  ['libpcap/tests/linktype-reserved-field-not-zero.pcap', 'network type reserved field not zero'],
  ...unknownLinkType(281, [
    `${FILTERS}/brcm-tag-stp.pcap`,
    `${FILTERS}/brcm-tag.pcap`,
    `${TCPDUMP}/brcm-tag.pcap`,
  ]),
  ...unknownLinkType(282, [`${TCPDUMP}/brcm-tag-prepend.pcap`]),
  ...unknownLinkType(284, [`${FILTERS}/dsa.pcap`, `${TCPDUMP}/dsa-high-vid.pcap`, `${TCPDUMP}/dsa.pcap`]),
  ...unknownLinkType(285, [`${TCPDUMP}/edsa-high-vid.pcap`, `${TCPDUMP}/edsa.pcap`]),
  ...unknownLinkType(164, [`${TCPDUMP}/juniper_monitor_invalid_cookie_length.pcap`]),
  ...unknownLinkType(182, [
    `${TCPDUMP}/frf16_magic_ie-oobr.pcap`,
    `${TCPDUMP}/kday6.pcap`,
    `${TCPDUMP}/vtp_asan.pcap`,
    `${TCPDUMP}/vtp_asan-2.pcap`,
    `${TCPDUMP}/vtp_asan-3.pcap`,
  ]),
  ...unknownLinkType(805_306_500, [`${TCPDUMP}/hoobr_juniper3.pcap`, `${TCPDUMP}/juniper_es_oobr.pcap`]),
]);

function unknownLinkType(linkType: number, names: readonly string[]): [name: string, message: string][] {
  return names.map((name) => [name, `network type ${linkType} unknown or unsupported`]);
}

/** Numbers of the packets that may differ. */
export function knownPackets(name: string): readonly number[] {
  return KNOWN_DIFFERENCES.flatMap(({ packets }) => packets[name] ?? []);
}

import { type AddressTable, type HeaderColumns, mixHash, Protocol } from '@networkml/pcap';
import { destinationIp, NO_ADDRESS, sourceIp } from '../headers/address-facts.js';

/** A packet without a port, or without a VLAN tag. */
export const NONE = -1;

/** IANA protocol numbers. */
export const TCP = 6;
const UDP = 17;
const ICMPV6 = 58;
const SCTP = 132;

const IPV4 = 4;

/**
 * What the packets of a flow have in common, whichever way they go: VLAN, protocol and two ends. Of the two ends the
 * one that the capture met first is the lower one; of two ports of one address the lower port is.
 */
export class FlowKey {
  vlan = NONE;
  protocol = 0;
  /** Index into the capture's IP addresses, as `highAddress` is. */
  lowAddress = 0;
  lowPort = NONE;
  highAddress = 0;
  highPort = NONE;
  /** True if the packet that the key was read from goes from the lower end to the higher one. */
  isUpward = true;

  readonly #seed = Math.floor(Math.random() * 0x1_0000_0000);

  /** Reads the key of packet `row`, from the packets' outermost headers; false if it has no IP addresses. */
  read(headers: HeaderColumns, row: number): boolean {
    const source = sourceIp(headers, row);
    const destination = destinationIp(headers, row);
    if (source === NO_ADDRESS || destination === NO_ADDRESS) return false;
    this.vlan = headers.has(row, 'vlanId') ? headers.vlanId[row] : NONE;
    this.#readTransport(headers, row, source, destination);
    return true;
  }

  #readTransport(headers: HeaderColumns, row: number, source: number, destination: number): void {
    const layers = headers.protocols[row];
    if ((layers & Protocol.tcp) !== 0) {
      this.protocol = TCP;
      if (headers.has(row, 'tcpSrcport')) {
        this.#order(source, headers.tcpSrcport[row], destination, headers.tcpDstport[row]);
        return;
      }
    } else if ((layers & Protocol.udp) !== 0) {
      this.protocol = UDP;
      if (headers.has(row, 'udpSrcport')) {
        this.#order(source, headers.udpSrcport[row], destination, headers.udpDstport[row]);
        return;
      }
    } else if ((layers & Protocol.sctp) !== 0) {
      this.protocol = SCTP;
      if (headers.has(row, 'sctpSrcport')) {
        this.#order(source, headers.sctpSrcport[row], destination, headers.sctpDstport[row]);
        return;
      }
    } else if (headers.ipVersion[row] === IPV4) this.protocol = headers.ipProto[row];
    else this.protocol = (layers & Protocol.icmpv6) !== 0 ? ICMPV6 : headers.ipv6Nxt[row];
    this.#order(source, NONE, destination, NONE);
  }

  #order(source: number, sourcePort: number, destination: number, destinationPort: number): void {
    this.isUpward = source < destination || (source === destination && sourcePort <= destinationPort);
    this.lowAddress = this.isUpward ? source : destination;
    this.lowPort = this.isUpward ? sourcePort : destinationPort;
    this.highAddress = this.isUpward ? destination : source;
    this.highPort = this.isUpward ? destinationPort : sourcePort;
  }

  /**
   * A small integer that keys of a flow have in common, and hardly any others. It differs from run to run, so that no
   * capture can be made whose flows all collide; no result depends on it.
   */
  hash(): number {
    let state = mixHash(this.#seed, this.lowAddress);
    state = mixHash(state, this.highAddress);
    state = mixHash(state, (this.lowPort << 16) ^ this.highPort);
    return mixHash(state, (this.vlan << 8) ^ this.protocol) >>> 2;
  }
}

/** IP version of the address at `index`. */
export function ipVersionOf(ips: AddressTable, index: number): 4 | 6 {
  return ips.family(index) === 'ipv4' ? 4 : 6;
}

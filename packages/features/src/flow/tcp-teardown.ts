import type { HeaderColumns } from '@networkml/pcap';
import { type Direction, IN, OUT } from '../devices/direction.js';

/** Bits of the TCP flags field (RFC 9293, RFC 3168). */
export const TCP_FLAG = {
  fin: 0x01,
  syn: 0x02,
  rst: 0x04,
  psh: 0x08,
  ack: 0x10,
  urg: 0x20,
  ece: 0x40,
  cwr: 0x80,
} as const;

/** True if packet `row` asks for a new connection: SYN without ACK. */
export function opensConnection(headers: HeaderColumns, row: number): boolean {
  return synAndAck(headers, row) === TCP_FLAG.syn;
}

/** True if packet `row` answers to who asked for a connection: SYN and ACK. */
export function answersConnection(headers: HeaderColumns, row: number): boolean {
  return synAndAck(headers, row) === (TCP_FLAG.syn | TCP_FLAG.ack);
}

function synAndAck(headers: HeaderColumns, row: number): number {
  if (!headers.has(row, 'tcpFlags')) return 0;
  return headers.tcpFlags[row] & (TCP_FLAG.syn | TCP_FLAG.ack);
}

/** Watches a TCP connection for its end: FINs of both sides, each acknowledged by the other one, or a RST. */
export class TcpTeardown {
  #isReset = false;
  /** By direction, the number that acknowledges the FIN; undefined if there was none. */
  readonly #finEnd: (number | undefined)[] = [undefined, undefined];
  readonly #isAcknowledged = [false, false];

  /** Takes packet `row` of the connection; true if the connection has ended, with this packet or before it. */
  take(headers: HeaderColumns, row: number, direction: Direction): boolean {
    if (headers.has(row, 'tcpFlags')) this.#takeFlags(headers, row, direction, headers.tcpFlags[row]);
    return this.#isReset || (this.#isAcknowledged[OUT] && this.#isAcknowledged[IN]);
  }

  #takeFlags(headers: HeaderColumns, row: number, direction: Direction, flags: number): void {
    if ((flags & TCP_FLAG.rst) !== 0) this.#isReset = true;
    if ((flags & TCP_FLAG.fin) !== 0) {
      // A FIN stands behind the segment's payload, and takes a sequence number of its own.
      const length = headers.has(row, 'tcpLen') ? headers.tcpLen[row] : 0;
      this.#finEnd[direction] = (headers.tcpSeqRaw[row] + length + 1) >>> 0;
    }
    const opposite = direction === OUT ? IN : OUT;
    const finEnd = this.#finEnd[opposite];
    if (finEnd === undefined || (flags & TCP_FLAG.ack) === 0) return;
    if (isAtLeast(headers.tcpAckRaw[row], finEnd)) this.#isAcknowledged[opposite] = true;
  }
}

/** Order of sequence numbers, which wrap around (RFC 9293 section 3.4). */
function isAtLeast(a: number, b: number): boolean {
  return ((a - b) | 0) >= 0;
}

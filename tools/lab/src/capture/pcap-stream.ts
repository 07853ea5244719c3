import type { PacketRecord } from '@networkml/pcap';

const FILE_HEADER_LENGTH = 24;
const RECORD = { SECONDS: 0, NANOSECONDS: 4, CAPTURED: 8, ON_WIRE: 12, HEADER_LENGTH: 16 } as const;
const NANOSECOND_MAGIC = 0xa1b23c4d;

/** Bytes that are not what `tcpdump --time-stamp-precision=nano -w -` writes on a little-endian machine. */
export class PcapStreamError extends Error {
  override readonly name = 'PcapStreamError';

  constructor(readonly magic: number) {
    super(`expected a pcap stream in nanoseconds, got one that begins with 0x${magic.toString(16)}`);
  }
}

/** Takes the packets with all their bytes out of the stream of a running tcpdump, in whatever chunks it comes. */
export class PcapStream {
  #rest: Buffer = Buffer.alloc(0);
  #isPastHeader = false;

  /** The packets that a chunk completes. @throws {@link PcapStreamError} */
  push(chunk: Uint8Array): PacketRecord[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    if (!this.#isPastHeader && !this.#skipHeader()) return [];
    const packets: PacketRecord[] = [];
    let start = 0;
    for (let end = this.#endOfRecord(start); end <= this.#rest.length; end = this.#endOfRecord(start)) {
      packets.push(this.#packet(start, end));
      start = end;
    }
    this.#rest = this.#rest.subarray(start);
    return packets;
  }

  #skipHeader(): boolean {
    if (this.#rest.length < FILE_HEADER_LENGTH) return false;
    const magic = this.#rest.readUInt32LE(0);
    if (magic !== NANOSECOND_MAGIC) throw new PcapStreamError(magic);
    this.#rest = this.#rest.subarray(FILE_HEADER_LENGTH);
    this.#isPastHeader = true;
    return true;
  }

  /** Where the record ends, infinitely far if its length is not there yet. */
  #endOfRecord(start: number): number {
    if (this.#rest.length < start + RECORD.HEADER_LENGTH) return Number.POSITIVE_INFINITY;
    return start + RECORD.HEADER_LENGTH + this.#rest.readUInt32LE(start + RECORD.CAPTURED);
  }

  #packet(start: number, end: number): PacketRecord {
    return {
      seconds: this.#rest.readUInt32LE(start + RECORD.SECONDS),
      nanoseconds: this.#rest.readUInt32LE(start + RECORD.NANOSECONDS),
      bytes: Uint8Array.from(this.#rest.subarray(start + RECORD.HEADER_LENGTH, end)),
      originalLength: this.#rest.readUInt32LE(start + RECORD.ON_WIRE),
    };
  }
}

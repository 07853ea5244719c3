import { EventEmitter } from 'node:events';
import { type GlobalHeader, type Packet, type PacketHeader, parse } from 'pcap-parser';
import { FILE_HEADER, RECORD } from '../../container/pcap-layout.js';

/** pcap-parser fed by hand: nothing happens between two calls of {@link PushedParser.push}. */
export class PushedParser {
  /** The file header, once it is complete. */
  header: GlobalHeader | undefined;
  /** Why pcap-parser gave up. */
  error: Error | undefined;
  /** The header of the record that was begun last; it is whole if its bytes are among the consumed ones. */
  lastRecord: PacketHeader | undefined;
  /** Bytes pushed so far. */
  pushed = 0;
  /** Bytes of the file header and of whole records. */
  consumed = 0;
  readonly #input = new PushedInput();
  #packets: Packet[] = [];

  constructor() {
    const parser = parse(this.#input);
    parser.on('globalHeader', (header) => {
      this.header = header;
      this.consumed += FILE_HEADER.LENGTH;
    });
    parser.on('packetHeader', (header) => {
      this.lastRecord = header;
    });
    parser.on('packet', (packet) => {
      this.#packets.push(packet);
      this.consumed += RECORD.HEADER_LENGTH + packet.header.capturedLength;
    });
    parser.on('error', (error) => {
      this.error = error;
    });
  }

  /** Parses the next bytes and gives the packets that are complete now. They must not be changed until the next call. */
  push(bytes: Buffer): readonly Packet[] {
    this.#packets = [];
    this.pushed += bytes.length;
    this.#input.emit('data', bytes);
    return this.#packets;
  }

  /** What the file lacks if it ends with the bytes pushed so far: nothing, or the rest of a header or record. */
  get missing(): { readonly what: string; readonly needed: number } | undefined {
    if (this.header === undefined) return { what: 'the pcap file header', needed: FILE_HEADER.LENGTH };
    const left = this.pushed - this.consumed;
    if (left === 0) return undefined;
    const captured = left < RECORD.HEADER_LENGTH ? 0 : (this.lastRecord?.capturedLength ?? 0);
    return { what: 'a packet record', needed: RECORD.HEADER_LENGTH + captured };
  }
}

/** The part of a stream that pcap-parser uses; it is never paused, since it is pushed only when there is room. */
class PushedInput extends EventEmitter {
  pause(): void {}
  resume(): void {}
}

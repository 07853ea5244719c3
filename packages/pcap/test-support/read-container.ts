import { ByteWindow } from '../src/bytes/byte-window.js';
import { CaptureError } from '../src/capture-error.js';
import type { ContainerReader } from '../src/container/container-reader.js';
import type { RecordSink } from '../src/container/record-sink.js';

/** A packet as a container reader hands it over. */
interface ReadPacket {
  readonly bytes: number[];
  readonly originalLength: number;
  readonly linkType: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** What a container reader makes of a whole file. */
export interface ContainerReading {
  readonly packets: ReadPacket[];
  /** Where it throws: code, offset and packet; undefined if it does not. */
  readonly damage: { code: string; byteOffset: number; packetNumber: number | undefined } | undefined;
  /** What it misses at the end. */
  readonly missing: { what: string; needed: number } | undefined;
  /** Bytes that it consumed. */
  readonly consumed: number;
}

/** Hands a file to a container reader in one piece. */
export function readContainer(reader: ContainerReader, file: Uint8Array): ContainerReading {
  const sink = new Recorder();
  const window = new ByteWindow();
  window.append(file);
  let damage: ContainerReading['damage'];
  try {
    reader.read(window, sink);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    const { byteOffset, packetNumber } = error.place;
    damage = { code: error.code, byteOffset, packetNumber };
  }
  const missing = damage === undefined ? reader.missing(window) : undefined;
  return { packets: sink.recorded, damage, missing, consumed: window.position };
}

class Recorder implements RecordSink {
  readonly full = false;
  readonly recorded: ReadPacket[] = [];

  get packets(): number {
    return this.recorded.length;
  }

  packet(
    view: DataView,
    start: number,
    end: number,
    originalLength: number,
    linkType: number,
    seconds: number,
    nanoseconds: number,
  ): void {
    this.recorded.push({
      bytes: [...new Uint8Array(view.buffer, view.byteOffset + start, end - start)],
      originalLength,
      linkType,
      seconds,
      nanoseconds,
    });
  }
}

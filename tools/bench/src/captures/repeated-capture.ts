import { closeSync, openSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type PacketRecord, writePcap } from '@networkml/pcap';

/** What a capture is to be made of. */
export interface RepeatedCaptureOptions {
  /** How many packets it has. */
  readonly packets: number;
  /** Most bytes of a packet that it holds. */
  readonly snapshotLength: number;
}

/** A snapshot length that cuts no packet: the longest that a capture may hold. */
export const WHOLE_PACKETS = 262_144;

const FILE_HEADER_LENGTH = 24;
/** Bytes that shall stay free on the disk. */
const RESERVE = 1_000_000_000;

/**
 * Writes a pcap file, with microseconds and little-endian, that holds the packets in their order, again and again.
 *
 * @param path where it is to be
 * @returns its length in bytes
 * @throws Error if the disk has no room for it
 */
export function writeRepeatedCapture(
  path: string,
  packets: readonly PacketRecord[],
  { packets: count, snapshotLength }: RepeatedCaptureOptions,
): number {
  const cut = packets.map((packet) => ({ ...packet, bytes: packet.bytes.subarray(0, snapshotLength) }));
  const once = writePcap(cut);
  const rest = writePcap(cut.slice(0, count % cut.length));
  const times = Math.floor(count / cut.length);
  const pieces = [once.subarray(0, FILE_HEADER_LENGTH)];
  for (let time = 0; time < times; time++) pieces.push(once.subarray(FILE_HEADER_LENGTH));
  pieces.push(rest.subarray(FILE_HEADER_LENGTH));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  checkRoom(dirname(path), length);
  writePieces(path, pieces);
  return length;
}

function checkRoom(folder: string, length: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= length + RESERVE) return;
  throw new Error(`${folder}: no room for ${megabytes(length)}, ${megabytes(bavail * bsize)} are free`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

function writePieces(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    }
  } finally {
    closeSync(file);
  }
}

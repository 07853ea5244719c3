import { concatenate } from '@networkml/packet-builder';
import { CaptureError } from '../src/capture-error.js';

type Decompress = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

/** What compressed data gives, and how it ends. */
interface Unpacked {
  readonly bytes: Uint8Array;
  readonly error: CaptureError | undefined;
}

/** Decompresses a file that comes in chunks of one length. An error that is no `CaptureError` is thrown. */
export async function unpack(
  decompress: Decompress,
  file: Uint8Array,
  chunkLength = 65_536,
): Promise<Unpacked> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of decompress(cut(file, chunkLength))) chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return { bytes: concatenate(...chunks), error };
  }
  return { bytes: concatenate(...chunks), error: undefined };
}

/** Decompresses a file, keeping nothing but lengths. */
export async function measure(
  decompress: Decompress,
  file: Uint8Array,
): Promise<{ length: number; longestChunk: number }> {
  let length = 0;
  let longestChunk = 0;
  for await (const chunk of decompress(cut(file, 65_536))) {
    length += chunk.length;
    longestChunk = Math.max(longestChunk, chunk.length);
  }
  return { length, longestChunk };
}

/** The bytes that a base64 text stands for. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

async function* cut(file: Uint8Array, chunkLength: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += chunkLength) yield file.subarray(at, at + chunkLength);
}

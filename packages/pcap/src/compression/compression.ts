import { gunzip, isGzip } from './gunzip.js';
import { isLz4, unlz4 } from './lz4/lz4.js';
import { isZstd, unzstd } from './zstd/zstd.js';

/** How a capture is compressed. */
export type CaptureCompression = 'none' | 'gzip' | 'zstd' | 'lz4';

/** A compression that is told by the bytes it begins with. */
interface Compression {
  readonly name: Exclude<CaptureCompression, 'none'>;
  readonly matches: (start: Uint8Array) => boolean;
  /**
   * The decompressed bytes as they become known.
   *
   * @throws {@link CaptureError} where the compressed data is damaged or cut off, after all that precedes the damage
   * has been yielded; its byte offset is that of the compressed data
   */
  readonly decompress: (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;
}

const COMPRESSIONS: readonly Compression[] = [
  { name: 'gzip', matches: isGzip, decompress: gunzip },
  { name: 'zstd', matches: isZstd, decompress: unzstd },
  { name: 'lz4', matches: isLz4, decompress: unlz4 },
];

/** The compression of data that begins with these bytes; undefined if it is none that is known. */
export function compressionOf(start: Uint8Array): Compression | undefined {
  return COMPRESSIONS.find(({ matches }) => matches(start));
}

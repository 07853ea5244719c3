import { concatenate } from '@networkml/packet-builder';
import { gzip, lz4, zstd } from './compressors.js';
import type { Random } from './random.js';

/** Packs a capture, in one of the ways that files of this compression are made. */
type Compress = (bytes: Uint8Array, random: Random) => Uint8Array;

/** A compression by its name. */
export type NamedCompression = readonly [name: string, compress: Compress];

/** Every compression that captures are read from. */
export const COMPRESSIONS: readonly NamedCompression[] = [
  // Stored, fast and thorough.
  ['gzip', inMembers((bytes, random) => gzip(bytes, random.pick([0, 1, 6])))],
  ['zstd', inMembers((bytes, random) => zstd(bytes, random.pick([1, 3, 12])))],
  ['lz4', inMembers(lz4)],
];

/** Members or frames may follow one another: mostly one, now and then two. */
function inMembers(compress: Compress): Compress {
  return (bytes, random) => {
    if (!random.once(4)) return compress(bytes, random);
    const at = random.integer(0, bytes.length);
    return concatenate(compress(bytes.subarray(0, at), random), compress(bytes.subarray(at), random));
  };
}

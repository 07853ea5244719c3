import { gzipSync } from 'node:zlib';
import { Zstd } from '@hpcc-js/wasm-zstd';
import { compress } from 'lz4js';

const compressor = await Zstd.load();

/** A gzip member of these bytes, from level 0, stored, to 9, thorough. */
export function gzip(bytes: Uint8Array, level = 6): Uint8Array {
  return Uint8Array.from(gzipSync(bytes, { level }));
}

/** A zstd frame of these bytes, from level 1, fast, to 22, thorough. */
export function zstd(bytes: Uint8Array, level = 3): Uint8Array {
  return Uint8Array.from(compressor.compress(bytes, level));
}

/** An LZ4 frame of these bytes. */
export function lz4(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(compress(bytes));
}

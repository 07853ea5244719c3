declare module 'lz4js' {
  /** Compresses bytes to an LZ4 frame. */
  export function compress(bytes: Uint8Array): Uint8Array;
}

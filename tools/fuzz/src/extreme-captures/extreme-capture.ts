import type { CaptureErrorCode } from '@networkml/pcap';

/** A capture that no real traffic makes: too much of one thing. It is made while it is read, never held as a whole. */
export interface ExtremeCapture {
  /** What there is too much of. */
  readonly name: string;
  /** How many there are in a quick run, and how many in a full one. */
  readonly counts: { readonly quick: number; readonly full: number };
  /** The capture, with that many. */
  readonly chunks: (count: number) => Iterable<Uint8Array>;
  /** What reading it must come to. */
  readonly expected: (count: number) => ExpectedReading;
  /**
   * Most time for a byte, in nanoseconds.
   * @defaultValue 100
   */
  readonly nanosecondsPerByte?: number;
}

/** What the engine may leave behind of many small objects before it tidies up, in bytes. */
export const GARBAGE = 64 * 1024 * 1024;

/** What reading a capture must come to. */
interface ExpectedReading {
  /** Packets read; any number unless given. */
  readonly packets?: number;
  /** The error that it must end with; `any` if it may end with one. */
  readonly error?: CaptureErrorCode | 'any';
  /** Bytes after decompression; those of the capture itself unless given. */
  readonly bytes?: number;
  /** Bytes of memory beyond the bound of all captures, with a reason beside the number; none unless given. */
  readonly memory?: number;
}

/** The same chunk over and over. */
export function* repeated(chunk: Uint8Array, times: number): Generator<Uint8Array> {
  for (let i = 0; i < times; i++) yield chunk;
}

/** As many copies of a part as a chunk of about this many bytes holds, and how many these are. */
export function manyOf(
  part: Uint8Array,
  length = 65_536,
): { readonly bytes: Uint8Array; readonly copies: number } {
  const copies = Math.max(1, Math.floor(length / part.length));
  const bytes = new Uint8Array(copies * part.length);
  for (let i = 0; i < copies; i++) bytes.set(part, i * part.length);
  return { bytes, copies };
}

/** A part so many times, in chunks of about 64 KB. */
export function* copies(part: Uint8Array, times: number): Generator<Uint8Array> {
  const { bytes, copies } = manyOf(part);
  yield* repeated(bytes, Math.floor(times / copies));
  if (times % copies > 0) yield bytes.subarray(0, (times % copies) * part.length);
}

/** Chunks cut into smaller ones of this many bytes. */
export function* cutInto(length: number, chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += length) yield chunk.subarray(at, at + length);
  }
}

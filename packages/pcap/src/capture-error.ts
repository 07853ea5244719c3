/** What went wrong while a capture was read. */
export type CaptureErrorCode =
  /** The source has no bytes at all. */
  | 'empty'
  /** The first bytes are of no capture format that is read here. */
  | 'unknown-format'
  /** A known format in a version that is not read here. */
  | 'unsupported-version'
  /** The bytes end inside a header or a record. */
  | 'truncated'
  /** A record or block claims a length that cannot be. */
  | 'bad-length'
  /** A pcapng packet names an interface that no earlier block describes. */
  | 'unknown-interface'
  /** The compressed data is damaged, or needs what is not read here: a dictionary, a very large window. */
  | 'bad-compression'
  /** The operating system refused to open or to read the source, or the engine failed to read it. */
  | 'unreadable'
  /** The engine that was asked for cannot be used here. */
  | 'engine-unavailable';

/** Which layer of a capture an error lies in, from the outside in. */
export type CaptureErrorLayer =
  /** The file or stream, or the program that reads it. */
  | 'source'
  /** The compressed data. */
  | 'compression'
  /** The pcap or pcapng structure. */
  | 'container';

/** Where an error lies and what was expected there. */
export interface CaptureErrorPlace {
  /** Path or name of the capture, where it has one. */
  readonly path?: string | undefined;
  /** Offset of the damage in bytes from the start of the capture (after decompression, if it is compressed). */
  readonly byteOffset: number;
  /** Number of the packet that could not be read, counted from 1. */
  readonly packetNumber?: number | undefined;
  /** Bytes that were needed. */
  readonly needed?: number | undefined;
  /** Bytes that were there. */
  readonly available?: number | undefined;
  /** True if `byteOffset` counts decompressed bytes. */
  readonly decompressed?: boolean | undefined;
  /** @defaultValue 'container' */
  readonly layer?: CaptureErrorLayer | undefined;
}

/**
 * A capture that cannot be read, or can be read only up to a place.
 *
 * The message ends in that place: `cut off inside a packet record (needed 74 bytes, found 13) at byte 1,048,600,
 * packet 9,312`.
 */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly code: CaptureErrorCode;
  /** What is wrong, without the place. */
  readonly problem: string;
  readonly place: CaptureErrorPlace;
  readonly layer: CaptureErrorLayer;

  constructor(code: CaptureErrorCode, problem: string, place: CaptureErrorPlace, options?: ErrorOptions) {
    super(describe(code, problem, place), options);
    this.code = code;
    this.problem = problem;
    this.place = place;
    this.layer = place.layer ?? 'container';
  }

  /** The same error with more known about its place: each outer layer adds what only it knows. */
  locate(place: Partial<CaptureErrorPlace>): CaptureError {
    const options = this.cause === undefined ? undefined : { cause: this.cause };
    return new CaptureError(this.code, this.problem, { ...this.place, ...place }, options);
  }
}

function describe(code: CaptureErrorCode, problem: string, place: CaptureErrorPlace): string {
  const { path, byteOffset, packetNumber, needed, available, decompressed } = place;
  const prefix = path === undefined ? '' : `${path}: `;
  // What cannot even be opened has no place within.
  const isOpened = byteOffset > 0 || (code !== 'unreadable' && code !== 'engine-unavailable');
  if (!isOpened) return `${prefix}${problem}`;
  const lengths =
    needed === undefined || available === undefined
      ? ''
      : ` (needed ${count(needed)} bytes, found ${count(available)})`;
  const bytes = decompressed ? 'decompressed byte' : 'byte';
  const packet = packetNumber === undefined ? '' : `, packet ${count(packetNumber)}`;
  return `${prefix}${problem}${lengths} at ${bytes} ${count(byteOffset)}${packet}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

import { TimestampScale } from './pcapng-timestamp.js';

/** What a packet needs to know of the interface that it was captured on. */
export interface PcapngInterface {
  readonly linkType: number;
  /** Most bytes captured of a packet; 0 for no limit. */
  readonly snapLength: number;
  /** The `if_tsresol` option. */
  readonly resolution: number;
  /** The `if_tsoffset` option, in seconds. */
  readonly offsetSeconds: number;
}

/** More than any machine has: a capture of nothing but interfaces must not fill the memory. */
const MOST_REMEMBERED = 2 ** 20;
const INITIAL_CAPACITY = 8;

/** The interfaces of a pcapng section, by the order of their descriptions. */
export class PcapngInterfaces {
  /** How many are known: of more than 1,048,576 the first. */
  remembered = 0;
  #linkTypes = new Uint16Array(INITIAL_CAPACITY);
  #snapLengths = new Uint32Array(INITIAL_CAPACITY);
  #resolutions = new Uint8Array(INITIAL_CAPACITY);
  #offsets = new Float64Array(INITIAL_CAPACITY);
  /** One for each resolution that occurs. */
  readonly #scales = new Map<number, TimestampScale>();

  add({ linkType, snapLength, resolution, offsetSeconds }: PcapngInterface): void {
    const id = this.remembered;
    if (id === MOST_REMEMBERED) return;
    this.remembered++;
    if (id === this.#linkTypes.length) this.#grow();
    this.#linkTypes[id] = linkType;
    this.#snapLengths[id] = snapLength;
    this.#resolutions[id] = resolution;
    this.#offsets[id] = offsetSeconds;
  }

  /** True if a packet may name the interface. */
  has(id: number): boolean {
    return id < this.remembered;
  }

  linkType(id: number): number {
    return this.#linkTypes[id];
  }

  snapLength(id: number): number {
    return this.#snapLengths[id];
  }

  /** The scale of the interface's timestamps, without their offset. */
  timestampScale(id: number): TimestampScale {
    const resolution = this.#resolutions[id];
    let scale = this.#scales.get(resolution);
    if (scale === undefined) {
      scale = new TimestampScale(resolution);
      this.#scales.set(resolution, scale);
    }
    return scale;
  }

  offsetSeconds(id: number): number {
    return this.#offsets[id];
  }

  #grow(): void {
    const capacity = 2 * this.#linkTypes.length;
    const linkTypes = new Uint16Array(capacity);
    const snapLengths = new Uint32Array(capacity);
    const resolutions = new Uint8Array(capacity);
    const offsets = new Float64Array(capacity);
    linkTypes.set(this.#linkTypes);
    snapLengths.set(this.#snapLengths);
    resolutions.set(this.#resolutions);
    offsets.set(this.#offsets);
    this.#linkTypes = linkTypes;
    this.#snapLengths = snapLengths;
    this.#resolutions = resolutions;
    this.#offsets = offsets;
  }
}

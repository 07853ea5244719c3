/** Fragments start at multiples of this many bytes (RFC 791 section 3.1, RFC 8200 section 4.5). */
const UNIT = 8;
/** Fragment offsets have thirteen bits, and the last fragment may reach beyond the offset that it starts at. */
const MAX_UNITS = 2 * 8192;
const BITS = 32;
/** Bytes kept of a datagram's content: those of the headers that it starts with, be they of a packet within it. */
const HEAD_LENGTH = 128;
const NOBODY = 255;

/** A datagram that arrives in fragments: which of them are here, and the first bytes of its content. */
export class Datagram {
  /** The first bytes of the content; as many as `headLength` once the datagram is complete. */
  readonly head = new DataView(new ArrayBuffer(HEAD_LENGTH));
  /** Unit at which the fragment starts that gave a byte of the head. */
  readonly #giver = new Uint8Array(HEAD_LENGTH).fill(NOBODY);
  /** One bit for each unit that has arrived. */
  readonly #arrived = new Uint32Array(MAX_UNITS / BITS);
  /** All units before this one have arrived. */
  #reach = 0;
  /** Bytes of the whole content, as the first of the last fragments says. */
  #length = Number.POSITIVE_INFINITY;

  /** True if no byte is missing. */
  get complete(): boolean {
    return this.#reach * UNIT >= this.#length;
  }

  /** Bytes of the content of a complete datagram. */
  get length(): number {
    return this.#length;
  }

  /** Bytes of a complete datagram that its head holds. */
  get headLength(): number {
    return Math.min(this.#length, HEAD_LENGTH);
  }

  /** Forgets everything, for the fragments of another datagram. */
  clear(): void {
    this.#giver.fill(NOBODY);
    this.#arrived.fill(0);
    this.#reach = 0;
    this.#length = Number.POSITIVE_INFINITY;
  }

  /** Takes the part of the content that lies in `view` from `start` to `end` and belongs at `position`. */
  add(view: DataView, start: number, end: number, position: number, isLast: boolean): void {
    const length = end - start;
    const unit = position / UNIT;
    let units = Math.floor(length / UNIT);
    if (isLast && this.#length === Number.POSITIVE_INFINITY) {
      this.#length = position + length;
      units = Math.ceil(length / UNIT);
    }
    this.#arrive(unit, Math.min(unit + units, MAX_UNITS));
    if (position < HEAD_LENGTH) this.#give(view, start, length, position);
  }

  #arrive(from: number, to: number): void {
    const arrived = this.#arrived;
    for (let unit = from; unit < to; ) {
      const bit = unit % BITS;
      const count = Math.min(BITS - bit, to - unit);
      arrived[unit >> 5] |= (count === BITS ? -1 : (1 << count) - 1) << bit;
      unit += count;
    }
    while (this.#reach < MAX_UNITS && (arrived[this.#reach >> 5] & (1 << (this.#reach & 31))) !== 0) {
      this.#reach++;
    }
  }

  /** Of fragments that overlap, the one that starts first gives a byte, and of those the one that came first. */
  #give(view: DataView, start: number, length: number, position: number): void {
    const unit = position / UNIT;
    const end = Math.min(position + length, HEAD_LENGTH);
    for (let at = position; at < end; at++) {
      if (this.#giver[at] <= unit) continue;
      this.#giver[at] = unit;
      this.head.setUint8(at, view.getUint8(start + at - position));
    }
  }
}

/** Takes whole stripes of one length out of bytes that come in pieces of any length. */
export class Stripes {
  readonly #rest: Uint8Array;
  #restLength = 0;
  #total = 0;

  /** @param length of a stripe in bytes */
  constructor(private readonly length: number) {
    this.#rest = new Uint8Array(length);
  }

  /** Number of bytes so far. */
  get total(): number {
    return this.#total;
  }

  /** The bytes so far that fill no stripe. */
  get rest(): Uint8Array {
    return this.#rest.subarray(0, this.#restLength);
  }

  /** Hands whole stripes, one or more at a time, to `consume`. */
  update(bytes: Uint8Array, consume: (stripes: DataView) => void): void {
    this.#total += bytes.length;
    const filling = this.#restLength === 0 ? 0 : Math.min(this.length - this.#restLength, bytes.length);
    this.#keep(bytes.subarray(0, filling));
    if (this.#restLength === this.length) {
      consume(new DataView(this.#rest.buffer));
      this.#restLength = 0;
    }
    const left = bytes.length - filling;
    const whole = left - (left % this.length);
    if (whole > 0) consume(new DataView(bytes.buffer, bytes.byteOffset + filling, whole));
    this.#keep(bytes.subarray(filling + whole));
  }

  #keep(bytes: Uint8Array): void {
    this.#rest.set(bytes, this.#restLength);
    this.#restLength += bytes.length;
  }
}

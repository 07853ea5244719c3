import { NANOSECONDS_PER_SECOND } from '../batch/duration.js';

const WORD = 0x1_0000_0000;
const HALF_WORD = 0x1_0000;
/** Up to here the long division below stays within 53 bits. */
const MAX_FAST_UNITS = 2 ** 36;

/** Converts the 64-bit timestamps of one pcapng interface, counts of a unit since the epoch, to seconds and nanoseconds. */
export class TimestampScale {
  /** Result of the last {@link TimestampScale.convert}: whole seconds. */
  seconds = 0;
  /** Result of the last {@link TimestampScale.convert}: nanoseconds within the second, finer units cut off. */
  nanoseconds = 0;
  readonly #units: number;
  readonly #exactUnits: bigint;

  /** @param resolution the `if_tsresol` option: a power of ten, or of two if the top bit is set */
  constructor(resolution: number) {
    const exponent = BigInt(resolution & 0x7f);
    this.#exactUnits = (resolution & 0x80 ? 2n : 10n) ** exponent;
    this.#units = Number(this.#exactUnits);
  }

  /**
   * Converts one timestamp, given as its two 32-bit words, without allocation for every resolution in common use.
   *
   * @param offsetSeconds the `if_tsoffset` option, which is added
   */
  convert(high: number, low: number, offsetSeconds: number): void {
    if (this.#units > MAX_FAST_UNITS) {
      this.#convertExactly(high, low, offsetSeconds);
      return;
    }
    const units = this.#units;
    // Schoolbook long division of the 64-bit count, in digits small enough that every product is exact.
    const q1 = Math.floor(high / units);
    const r1 = (high % units) * HALF_WORD + (low >>> 16);
    const q2 = Math.floor(r1 / units);
    const r2 = (r1 % units) * HALF_WORD + (low & 0xffff);
    const q3 = Math.floor(r2 / units);
    this.seconds = q1 * WORD + (q2 * HALF_WORD + q3) + offsetSeconds;
    this.nanoseconds = scaleToNanoseconds(r2 % units, units);
  }

  #convertExactly(high: number, low: number, offsetSeconds: number): void {
    const count = (BigInt(high) << 32n) | BigInt(low);
    this.seconds = Number(count / this.#exactUnits) + offsetSeconds;
    this.nanoseconds = Number(
      ((count % this.#exactUnits) * BigInt(NANOSECONDS_PER_SECOND)) / this.#exactUnits,
    );
  }
}

function scaleToNanoseconds(remainder: number, units: number): number {
  if (units <= NANOSECONDS_PER_SECOND && NANOSECONDS_PER_SECOND % units === 0) {
    return remainder * (NANOSECONDS_PER_SECOND / units);
  }
  const product = remainder * NANOSECONDS_PER_SECOND;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / units);
  return Number((BigInt(remainder) * BigInt(NANOSECONDS_PER_SECOND)) / BigInt(units));
}

import { damage } from '../compression-fault.js';

/** A number up to this names a recent offset; a larger one is an offset, counted from here. */
const RECENT = 3;

/** The offsets that the sequences of a frame used last (RFC 8878 section 3.1.1.5). */
export class RecentOffsets {
  #first = 1;
  #second = 4;
  #third = 8;

  /** Begins another frame. */
  begin(): void {
    this.#first = 1;
    this.#second = 4;
    this.#third = 8;
  }

  /**
   * The offset that a number stands for, which is the most recent one from now on.
   *
   * @param value at least 1
   * @param follows true if the sequence has no literals: the most recent offset would have gone on then, so the numbers
   * name the ones behind it
   */
  use(value: number, follows: boolean): number {
    if (value > RECENT) return this.#push(value - RECENT);
    const index = follows ? value + 1 : value;
    if (index === 1) return this.#first;
    if (index === 2) return this.#swap();
    return this.#push(index === 3 ? this.#third : this.#first - 1);
  }

  #push(offset: number): number {
    if (offset === 0) throw damage('an offset is zero');
    this.#third = this.#second;
    this.#second = this.#first;
    this.#first = offset;
    return offset;
  }

  #swap(): number {
    const second = this.#second;
    this.#second = this.#first;
    this.#first = second;
    return second;
  }
}

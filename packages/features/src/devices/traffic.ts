import type { Direction } from './direction.js';

const LEAST_CAPACITY = 16;

/**
 * Packets of one batch that concern one device (or flow), in the order of the capture: element `i` of `rows` and
 * `directions` tells of the `i`-th of them. It is borrowed, as the batch is: the next one overwrites it.
 */
export class Traffic {
  /** Number of packets; the elements from here on hold nothing. */
  length = 0;
  /** The rows of the packets in the batch, ascending. */
  rows = new Uint32Array(LEAST_CAPACITY);
  /** Which way each packet goes: {@link OUT} or {@link IN}. */
  directions = new Uint8Array(LEAST_CAPACITY);

  /** One packet. */
  static of(row: number, direction: Direction): Traffic {
    const traffic = new Traffic();
    traffic.push(row, direction);
    return traffic;
  }

  /** Adds a packet behind those that are there. */
  push(row: number, direction: Direction): void {
    if (this.length === this.rows.length) this.#grow();
    this.rows[this.length] = row;
    this.directions[this.length++] = direction;
  }

  /** Forgets all packets. */
  clear(): void {
    this.length = 0;
  }

  #grow(): void {
    const { rows, directions } = this;
    this.rows = new Uint32Array(2 * rows.length);
    this.rows.set(rows);
    this.directions = new Uint8Array(2 * rows.length);
    this.directions.set(directions);
  }
}

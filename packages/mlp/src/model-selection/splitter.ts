/**
 * Row indices of one fold, both ascending.
 *
 * @public
 */
export interface Fold {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * A way to hold out rows for testing.
 *
 * @public
 */
export interface Splitter {
  /** @param y - Label of each row. */
  split(y: readonly string[]): Iterable<Fold>;
}

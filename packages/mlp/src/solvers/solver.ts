/** A way to change parameters, given their gradient. A solver keeps its moments and step count to itself. */
export interface Solver {
  /** Updates `parameters` in place; both arrays have the length that the solver was made for. */
  step(parameters: Float64Array, gradient: Float64Array): void;
  /** @param rowsSeen - Rows of all epochs so far, a row counting once an epoch. */
  endEpoch(rowsSeen: number): void;
  /** Called when too many epochs went by without progress: whether to go on, with smaller steps. */
  goesOnWithoutProgress(): boolean;
}

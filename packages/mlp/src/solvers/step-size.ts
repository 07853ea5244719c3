/** How large the steps of a solver are, from the first to the last of a training. */
export interface StepSize {
  /** The size of the next step, each call being one step. */
  next(): number;
  /** @param rowsSeen - Rows of all epochs so far, a row counting once an epoch. */
  endEpoch(rowsSeen: number): void;
  /** Called when too many epochs went by without progress: whether to go on, with smaller steps. */
  goesOnWithoutProgress(): boolean;
}

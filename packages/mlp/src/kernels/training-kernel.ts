import type { Network } from '../network/weights.js';
import type { TrainingRows } from '../training/training-rows.js';

/**
 * Does the steps of a training: keeps the network's weights, the solver's moments and the rows, and allocates nothing
 * in a step. All kernels of one precision give the same bits as long as all numbers are finite.
 */
export interface TrainingKernel {
  /**
   * Replaces the rows, which are copied; weights and moments stay. They are in order then.
   *
   * @param batchRows - Rows of the largest batch, at most those of `rows`.
   * @throws {@link KernelMemoryError} if there is no room for them; then nothing more can be learned.
   */
  setRows(rows: TrainingRows, batchRows: number): void;
  /** Puts the rows into an order: a permutation of their indices, which is copied. */
  setOrder(order: Int32Array): void;
  /**
   * Learns from a batch, the rows from place `first` of the order on: loss, gradient and the solver's update.
   *
   * @returns The loss before the update: the mean log-loss, rows counting by their weight, plus `alpha / 2` times the
   * sum of the squared weights (biases are not penalised) divided by the weight of all rows of the batch.
   */
  step(first: number, rows: number, stepSize: number): number;
  /** A copy of the weights. */
  network(): Network;
}

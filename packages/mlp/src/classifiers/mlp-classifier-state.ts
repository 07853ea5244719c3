import { InvalidInputError } from '../mlp-error.js';
import { checkedNetwork, copyNetwork } from '../network/network.js';
import type { Network } from '../network/weights.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';

/**
 * What an {@link MLPClassifier} learns.
 *
 * @public
 */
export interface MLPClassifierState extends Network {
  /** At least 2 distinct labels, in the order of the output's columns; `fit` sorts them by code point. */
  readonly classes: readonly string[];
  /** Loss of each epoch; empty if not known. */
  readonly lossCurve: readonly number[];
  /** Accuracy on the held out rows after each epoch; with `earlyStopping` only. */
  readonly validationScores?: readonly number[] | undefined;
  /** Epochs trained. */
  readonly nIter: number;
  /** Loss of the last epoch; with `earlyStopping` the weights may be those of an earlier one. */
  readonly loss: number;
}

/**
 * What `fromState` of a classifier takes besides the state.
 *
 * @public
 */
export interface StateOptions {
  /**
   * Whether the weights belong to the classifier from now on, so that they need no copy; nobody may write to them.
   * @defaultValue `false`
   */
  readonly isOwned?: boolean | undefined;
}

/**
 * A copy that nobody else can change; with `isOwned` the weights are the same.
 *
 * @throws {@link InvalidInputError} for a weight that is not finite, or classes that are not distinct.
 */
export function copyState(
  state: MLPClassifierState,
  { isOwned = false }: StateOptions = {},
): MLPClassifierState {
  const classes = Object.freeze([...state.classes]);
  const distinct = new LabelEncoder().fit(classes).classes.length;
  if (distinct < 2 || distinct < classes.length) {
    throw new InvalidInputError(
      `classes must be at least 2 distinct labels, got ${distinct} in ${classes.length}`,
    );
  }
  const { coefs, intercepts, lossCurve, validationScores, nIter, loss } = state;
  return {
    classes,
    ...(isOwned ? checkedNetwork(coefs, intercepts) : copyNetwork(coefs, intercepts)),
    lossCurve: [...lossCurve],
    ...(validationScores && { validationScores: [...validationScores] }),
    nIter,
    loss,
  };
}

/** What is known after more epochs, of which these are the losses; at least one. */
export function stateAfter(
  before: MLPClassifierState | undefined,
  classes: readonly string[],
  network: Network,
  losses: readonly number[],
): MLPClassifierState {
  return {
    classes,
    ...network,
    lossCurve: [...(before?.lossCurve ?? []), ...losses],
    nIter: (before?.nIter ?? 0) + losses.length,
    loss: losses[losses.length - 1],
  };
}

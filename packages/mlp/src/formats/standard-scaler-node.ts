import { StandardScaler } from '../preprocessing/standard-scaler.js';
import type { DocumentNode } from './document-node.js';

/**
 * A fitted scaler in a document, see {@link StandardScalerState}.
 *
 * @public
 */
export interface StandardScalerDocument {
  readonly mean: readonly number[];
  readonly variance: readonly number[];
  readonly scale: readonly number[];
  readonly nSamplesSeen: number;
}

/** @throws {@link NotFittedError} */
export function writeScaler(scaler: StandardScaler): StandardScalerDocument {
  const { mean, variance, scale, nSamplesSeen } = scaler.state;
  return { mean: [...mean], variance: [...variance], scale: [...scale], nSamplesSeen };
}

/** @throws {@link ModelFormatError} with the path of the first thing that is wrong. */
export function readScaler(node: DocumentNode): StandardScaler {
  const mean = node.member('mean').vector();
  const variance = node.member('variance').vector(mean.length);
  const scaleNode = node.member('scale');
  const scale = scaleNode.vector(mean.length);
  const notPositive = scale.findIndex((value) => value <= 0);
  if (notPositive >= 0) scaleNode.elements()[notPositive].fail('a number > 0');
  return StandardScaler.fromState({
    mean,
    variance,
    scale,
    nSamplesSeen: node.member('nSamplesSeen').count(),
  });
}

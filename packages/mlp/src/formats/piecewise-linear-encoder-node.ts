import { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import type { DocumentNode } from './document-node.js';

/**
 * A fitted encoder in a document, see {@link PiecewiseLinearEncoderOptions} and {@link PiecewiseLinearEncoderState}.
 *
 * @public
 */
export interface PiecewiseLinearEncoderDocument {
  readonly bins: number;
  readonly center: boolean;
  readonly edges: readonly (readonly number[])[];
  readonly mean: readonly number[];
}

/** @throws {@link NotFittedError} */
export function writeEncoder({ state, options }: PiecewiseLinearEncoder): PiecewiseLinearEncoderDocument {
  return { ...options, edges: state.edges.map((edges) => [...edges]), mean: [...state.mean] };
}

/** @throws {@link ModelFormatError} with the path of the first thing that is wrong. */
export function readEncoder(node: DocumentNode): PiecewiseLinearEncoder {
  const bins = node.member('bins').count();
  if (bins === 0) node.member('bins').fail('an integer >= 1');
  const center = node.member('center').boolean();
  const edges = node
    .member('edges')
    .elements()
    .map((column) => readEdges(column, bins));
  const outputs = edges.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0);
  const meanNode = node.member('mean');
  const mean = meanNode.vector(outputs);
  const odd = mean.findIndex((value) => value < 0 || value > 1);
  if (odd >= 0) meanNode.elements()[odd].fail('a number in [0, 1]');
  return PiecewiseLinearEncoder.fromState({ bins, center }, { edges, mean });
}

function readEdges(node: DocumentNode, bins: number): Float64Array {
  const edges = node.vector();
  if (edges.length === 1 || edges.length > bins + 1) node.fail(`no numbers or 2 to ${bins + 1}`);
  const odd = edges.findIndex((edge, t) => {
    const width = t === 0 ? 1 : edge - edges[t - 1];
    return !(width > 0 && Number.isFinite(width));
  });
  if (odd >= 0) node.elements()[odd].fail('a number above the one before, and not infinitely far');
  return edges;
}

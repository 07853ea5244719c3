import { InvalidParameterError } from '../mlp-error.js';
import { triangleLength } from '../novelty/cholesky.js';
import { MahalanobisNovelty, type MahalanobisNoveltyOptions } from '../novelty/mahalanobis-novelty.js';
import {
  NEIGHBOR_SCALINGS,
  NearestNeighborNovelty,
  type NearestNeighborNoveltyOptions,
} from '../novelty/nearest-neighbor-novelty.js';
import { type DenseMatrix, toRows } from '../numeric/matrix.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { DocumentNode } from './document-node.js';
import { readScaler, type StandardScalerDocument, writeScaler } from './standard-scaler-node.js';

const FORMAT_VERSION = 1;

/**
 * A fitted detector as plain data that survives `JSON.stringify` and `JSON.parse`, to be kept beside a model.
 *
 * @public
 */
export type NoveltyDocument = { readonly formatVersion: typeof FORMAT_VERSION } & (
  | ({
      readonly kind: 'mahalanobis';
      /** A row a class. */
      readonly means: readonly (readonly number[])[];
      /** The rows of a lower triangle: of one number, of two ... */
      readonly cholesky: readonly (readonly number[])[];
    } & MahalanobisNoveltyOptions)
  | ({
      readonly kind: 'nearest-neighbor';
      readonly rows: readonly (readonly number[])[];
      readonly scaler?: StandardScalerDocument | undefined;
    } & NearestNeighborNoveltyOptions)
);

/**
 * The document of a fitted detector.
 *
 * @throws {@link NotFittedError}
 * @public
 */
export function writeNovelty(detector: MahalanobisNovelty | NearestNeighborNovelty): NoveltyDocument {
  if (detector instanceof MahalanobisNovelty) {
    const { means, cholesky } = detector.state;
    return {
      formatVersion: FORMAT_VERSION,
      kind: 'mahalanobis',
      ...detector.options,
      means: toRows(means),
      cholesky: Array.from({ length: means.columns }, (_, i) => [
        ...cholesky.subarray(triangleLength(i), triangleLength(i + 1)),
      ]),
    };
  }
  const { rows, scaler } = detector.state;
  return {
    formatVersion: FORMAT_VERSION,
    kind: 'nearest-neighbor',
    ...detector.options,
    rows: toRows(rows),
    ...(scaler && { scaler: writeScaler(StandardScaler.fromState(scaler)) }),
  };
}

/**
 * The detector of a parsed document. Nothing about the document is trusted; members that are not part of one are ignored.
 *
 * @throws {@link ModelFormatError} with the path of the first thing that is wrong, e.g. `cholesky[3][3]`.
 * @public
 */
export function readNovelty(document: unknown): MahalanobisNovelty | NearestNeighborNovelty {
  const root = new DocumentNode(document);
  const version = root.member('formatVersion');
  if (version.value !== FORMAT_VERSION) version.fail(String(FORMAT_VERSION));
  const kind = root.member('kind');
  switch (kind.value) {
    case 'mahalanobis':
      return readMahalanobis(root);
    case 'nearest-neighbor':
      return readNearestNeighbor(root);
    default:
      return kind.fail('"mahalanobis" or "nearest-neighbor"');
  }
}

function readMahalanobis(root: DocumentNode): MahalanobisNovelty {
  const shrinkage = root.member('shrinkage');
  const { options } = constructed(
    root,
    () =>
      new MahalanobisNovelty({
        shrinkage: shrinkage.value === 'ledoit-wolf' ? shrinkage.value : shrinkage.finite(),
      }),
  );
  const means = readRows(root.member('means'));
  return MahalanobisNovelty.fromState(options, {
    means,
    cholesky: readTriangle(root.member('cholesky'), means.columns),
  });
}

function readNearestNeighbor(root: DocumentNode): NearestNeighborNovelty {
  const { options } = constructed(
    root,
    () =>
      new NearestNeighborNovelty({
        neighbors: root.member('neighbors').count(),
        scaling: root.member('scaling').oneOf(NEIGHBOR_SCALINGS),
        maxRows: root.member('maxRows').count(),
        seed: root.member('seed').count(),
      }),
  );
  const rowsNode = root.member('rows');
  const rows = readRows(rowsNode);
  if (rows.rows < options.neighbors) rowsNode.fail(`an array of at least ${options.neighbors} rows`);
  if (options.scaling !== 'standard') return NearestNeighborNovelty.fromState(options, { rows });
  const scalerNode = root.member('scaler');
  const scaler = readScaler(scalerNode).state;
  if (scaler.mean.length !== rows.columns) scalerNode.member('mean').fail(`an array of ${rows.columns}`);
  return NearestNeighborNovelty.fromState(options, { rows, scaler });
}

/** A detector of the document's options; what the constructor refuses is named by its path. */
function constructed<T>(root: DocumentNode, construct: () => T): T {
  try {
    return construct();
  } catch (error) {
    if (!(error instanceof InvalidParameterError)) throw error;
    return root.member(error.parameter).fail(`a value that must ${error.range}`);
  }
}

/** At least one row, of at least one number, all as long as the first one. */
function readRows(node: DocumentNode): DenseMatrix {
  const rows = node.elements(1);
  return node.matrix(rows.length, rows[0].elements(1).length);
}

function readTriangle(node: DocumentNode, rows: number): Float64Array {
  const nodes = node.elements();
  if (nodes.length !== rows) node.fail(`an array of ${rows} rows`);
  const parts = nodes.map((row, i) => {
    const part = row.vector(i + 1);
    if (part[i] <= 0) row.elements()[i].fail('a number > 0');
    return part;
  });
  const triangle = new Float64Array(triangleLength(rows));
  parts.forEach((part, i) => {
    triangle.set(part, triangleLength(i));
  });
  return triangle;
}

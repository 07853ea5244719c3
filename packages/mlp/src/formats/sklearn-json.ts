import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { DocumentNode } from './document-node.js';
import { readNetwork, readParameters } from './network-node.js';

/**
 * What a scikit-learn model document holds.
 *
 * @public
 */
export interface SklearnModel {
  readonly classifier: MLPClassifier;
  /** Names of the input columns; empty if the document has none. */
  readonly features: readonly string[];
}

/** Where scikit-learn keeps what we call ... `random_state` is a different generator's, so it is not among them. */
const PARAMETER_NAMES = {
  hiddenLayerSizes: 'hidden_layer_sizes',
  activation: 'activation',
  solver: 'solver',
  alpha: 'alpha',
  batchSize: 'batch_size',
  learningRateInit: 'learning_rate_init',
  learningRate: 'learning_rate',
  powerT: 'power_t',
  momentum: 'momentum',
  nesterovsMomentum: 'nesterovs_momentum',
  beta1: 'beta_1',
  beta2: 'beta_2',
  epsilon: 'epsilon',
  maxIter: 'max_iter',
  tol: 'tol',
  nIterNoChange: 'n_iter_no_change',
  shuffle: 'shuffle',
  earlyStopping: 'early_stopping',
  validationFraction: 'validation_fraction',
  warmStart: 'warm_start',
} as const;

/**
 * A classifier from the JSON that sklearn-json writes of an MLPClassifier fitted on encoded labels 0, 1, 2 ... The
 * document is not trusted.
 *
 * @param document - Parsed JSON with `coefs_`, `intercepts_`, `params`, `_label_binarizer`, `n_iter_`, `loss_` and
 * possibly `features`.
 * @param classes - The label of each encoded class: see {@link readSklearnLabels}.
 * @throws {@link ModelFormatError} with the path of the first thing that is wrong or not supported.
 * @public
 */
export function readSklearnClassifier(document: unknown, classes: readonly string[]): SklearnModel {
  const root = new DocumentNode(document);
  const parameters = readParameters(root.member('params'), PARAMETER_NAMES);
  const encoded = root.member('_label_binarizer').member('classes_');
  if (encoded.elements(2).length !== classes.length) encoded.fail(`an array of ${classes.length}`);
  encoded.elements().forEach((code, i) => {
    if (code.count() !== i) code.fail(String(i));
  });
  const outActivation = root.member('out_activation_');
  const expected = classes.length === 2 ? 'logistic' : 'softmax';
  if (outActivation.string() !== expected) outActivation.fail(expected);
  const featuresNode = root.member('features');
  const features = featuresNode.value === undefined ? [] : featuresNode.strings();
  const network = readNetwork(
    root.member('coefs_'),
    root.member('intercepts_'),
    parameters.hiddenLayerSizes,
    classes.length,
    features.length || undefined,
  );
  const nIter = root.member('n_iter_').count();
  const loss = root.member('loss_').finite();
  return {
    classifier: MLPClassifier.fromState(parameters, { classes, ...network, lossCurve: [], nIter, loss }),
    features,
  };
}

/**
 * The labels of a label encoder's JSON, `{"classes": [...]}`, in the order of their codes.
 *
 * @throws {@link ModelFormatError} if they are not at least two distinct strings.
 * @public
 */
export function readSklearnLabels(document: unknown): string[] {
  const node = new DocumentNode(document).member('classes');
  const classes = node.strings(2);
  if (new Set(classes).size !== classes.length) node.fail('distinct strings');
  return classes;
}

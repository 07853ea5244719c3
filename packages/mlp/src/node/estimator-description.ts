import { CalibratedClassifier } from '../calibration/calibrated-classifier.js';
import { EnsembleClassifier, type EnsembleParameters } from '../classifiers/ensemble-classifier.js';
import type { Classifier, Transformer } from '../classifiers/estimator.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { ParameterSearch } from '../model-selection/parameter-search.js';
import { f1Weighted } from '../model-selection/scoring.js';
import type { Splitter } from '../model-selection/splitter.js';
import { StratifiedKFold, type StratifiedKFoldOptions } from '../model-selection/stratified-k-fold.js';
import { NoveltyPipeline } from '../novelty/novelty-pipeline.js';
import type { MLPParameters } from '../parameters.js';
import {
  PiecewiseLinearEncoder,
  type PiecewiseLinearEncoderOptions,
} from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { NotSendableError } from './not-sendable-error.js';

/** An estimator that is not fitted, as data that can be sent to another thread (structured clone). */
export type EstimatorDescription =
  | NetworkDescription
  | {
      readonly kind: 'pipeline';
      readonly scaler: TransformerDescription;
      readonly classifier: EstimatorDescription;
    }
  | {
      readonly kind: 'novelty-pipeline';
      readonly scaler: TransformerDescription;
      readonly classifier: NetworkDescription;
    }
  | {
      readonly kind: 'calibrated';
      readonly estimator: EstimatorDescription;
      readonly splitter: StratifiedKFoldOptions;
    }
  | {
      readonly kind: 'search';
      /** The estimator of each combination. */
      readonly candidates: readonly EstimatorDescription[];
      readonly splitter: StratifiedKFoldOptions;
    };

/** Likewise a network, or several. */
type NetworkDescription =
  | { readonly kind: 'mlp'; readonly parameters: MLPParameters }
  | { readonly kind: 'ensemble'; readonly parameters: EnsembleParameters };

/** Likewise a transformer. */
type TransformerDescription =
  | { readonly kind: 'standard' }
  | { readonly kind: 'piecewise-linear'; readonly options: PiecewiseLinearEncoderOptions };

/**
 * The description of an estimator; of what it has learned it says nothing.
 *
 * @throws {@link NotSendableError} if it, or a part of it, is not of a class that has a description.
 */
export function describeEstimator(estimator: Classifier): EstimatorDescription {
  const network = describeNetwork(estimator);
  if (network !== undefined) return network;
  if (isPlain(NoveltyPipeline, estimator)) return describeNoveltyPipeline(estimator);
  if (isPlain(Pipeline, estimator)) {
    const { scaler, classifier } = estimator;
    return {
      kind: 'pipeline',
      scaler: describeTransformer(scaler),
      classifier: describeEstimator(classifier),
    };
  }
  if (isPlain(CalibratedClassifier, estimator)) {
    const { makeEstimator, splitter } = estimator.options;
    return {
      kind: 'calibrated',
      estimator: describeEstimator(makeEstimator()),
      splitter: describeSplitter(splitter),
    };
  }
  if (estimator instanceof ParameterSearch) return describeSearch(estimator);
  throw new NotSendableError(
    className(estimator),
    'an MLPClassifier or EnsembleClassifier, and a Pipeline, CalibratedClassifier or search of what can be sent',
  );
}

/** A new estimator that fits and answers as the described one does. */
export function describedEstimator(description: EstimatorDescription): Classifier {
  switch (description.kind) {
    case 'mlp':
    case 'ensemble':
      return describedNetwork(description);
    case 'novelty-pipeline':
      return new NoveltyPipeline({
        scaler: describedTransformer(description.scaler),
        classifier: describedNetwork(description.classifier),
      });
    case 'pipeline':
      return new Pipeline({
        scaler: describedTransformer(description.scaler),
        classifier: describedEstimator(description.classifier),
      });
    case 'calibrated':
      return new CalibratedClassifier({
        makeEstimator: () => describedEstimator(description.estimator),
        splitter: new StratifiedKFold(description.splitter),
      });
    case 'search':
      return new DescribedSearch(description.candidates, new StratifiedKFold(description.splitter));
  }
}

/** A search of which only the estimator of each combination is known. */
class DescribedSearch extends ParameterSearch<{ readonly estimator: EstimatorDescription }, Classifier> {
  readonly #candidates: readonly EstimatorDescription[];

  constructor(candidates: readonly EstimatorDescription[], splitter: Splitter) {
    super('DescribedSearch', {
      makeEstimator: ({ estimator }) => describedEstimator(estimator),
      splitter,
    });
    this.#candidates = candidates;
  }

  override combinations() {
    return this.#candidates.map((estimator) => ({ estimator }));
  }
}

/** Undefined if it is no network. */
function describeNetwork(estimator: Classifier): NetworkDescription | undefined {
  if (isPlain(MLPClassifier, estimator)) return { kind: 'mlp', parameters: estimator.parameters };
  if (isPlain(EnsembleClassifier, estimator)) return { kind: 'ensemble', parameters: estimator.parameters };
  return undefined;
}

function describedNetwork(description: NetworkDescription): MLPClassifier | EnsembleClassifier {
  return description.kind === 'mlp'
    ? new MLPClassifier(description.parameters)
    : new EnsembleClassifier(description.parameters);
}

function describeNoveltyPipeline({ scaler, classifier }: NoveltyPipeline): EstimatorDescription {
  const network = describeNetwork(classifier);
  if (network === undefined)
    throw new NotSendableError(className(classifier), 'an MLPClassifier or EnsembleClassifier');
  return { kind: 'novelty-pipeline', scaler: describeTransformer(scaler), classifier: network };
}

function describeSearch(search: ParameterSearch<object, Classifier>): EstimatorDescription {
  const { makeEstimator, splitter, scoring = f1Weighted } = search.options;
  if (scoring !== f1Weighted) throw new NotSendableError('scoring of your own', 'f1Weighted');
  return {
    kind: 'search',
    candidates: search
      .combinations()
      .map((parameters: object) => describeEstimator(makeEstimator(parameters))),
    splitter: describeSplitter(splitter),
  };
}

function describeTransformer(transformer: Transformer): TransformerDescription {
  if (isPlain(StandardScaler, transformer)) return { kind: 'standard' };
  if (isPlain(PiecewiseLinearEncoder, transformer)) {
    return { kind: 'piecewise-linear', options: transformer.options };
  }
  throw new NotSendableError(className(transformer), 'a StandardScaler or PiecewiseLinearEncoder');
}

function describedTransformer(description: TransformerDescription): StandardScaler | PiecewiseLinearEncoder {
  return description.kind === 'standard'
    ? new StandardScaler()
    : new PiecewiseLinearEncoder(description.options);
}

function describeSplitter(splitter: Splitter): StratifiedKFoldOptions {
  if (!isPlain(StratifiedKFold, splitter)) {
    throw new NotSendableError(className(splitter), 'a StratifiedKFold inside of an estimator');
  }
  const { nSplits, shuffle, seed, smallClasses } = splitter;
  return { nSplits, shuffle, seed, smallClasses };
}

/** Whether it is of that very class: one that extends it may do something else. */
function isPlain<T extends object>(type: abstract new (...args: never[]) => T, value: object): value is T {
  return Object.getPrototypeOf(value) === type.prototype;
}

function className(value: object): string {
  return value.constructor.name;
}

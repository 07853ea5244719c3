/** What stands in the way of a result. */
export type PipelineErrorCode =
  /** A path that does not exist or cannot be read. */
  | 'unreadable'
  /** What should be a list of paths is none. */
  | 'bad-paths'
  /** A folder, or all that was given, holds no capture. */
  | 'no-captures'
  /** A label file is damaged or lacks a column. */
  | 'bad-labels'
  /** No labelled device was found. */
  | 'no-data'
  /** A name that no feature schema has. */
  | 'no-such-schema'
  /** A variant of a feature schema that has none. */
  | 'no-such-variant'
  /** Neither a shipped model nor a file. */
  | 'no-such-model'
  /** Something else than an array of paths. */
  | 'bad-paths'
  /** Labels of which a model knows none. */
  | 'unanswerable-labels'
  /** A feature schema whose models nobody has said how to train. */
  | 'no-recipe'
  /** Settings that a recipe does not take. */
  | 'bad-settings'
  /** A model that cannot assume another prior than its own. */
  | 'no-prior'
  /** A model that cannot tell sets of roles. */
  | 'no-sets';

/** A mistake in what was asked or given: the message names the file, the place and the remedy. */
export class PipelineError extends Error {
  override readonly name = 'PipelineError';

  constructor(
    readonly code: PipelineErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

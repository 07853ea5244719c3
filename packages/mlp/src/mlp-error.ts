/**
 * What every error of this package extends, so that one `catch` tells ours from a bug.
 *
 * @public
 */
export abstract class MlpError extends Error {
  /** Stable, machine-readable name of the failure. */
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** An estimator was asked for something that only `fit` gives it. @public */
export class NotFittedError extends MlpError {
  readonly code = 'not-fitted';
  constructor(readonly estimator: string) {
    super(`this ${estimator} is not fitted yet: call fit first`);
  }
}

/** A hyper-parameter or option lies outside its range. @public */
export class InvalidParameterError extends MlpError {
  readonly code = 'invalid-parameter';
  constructor(
    readonly parameter: string,
    readonly value: unknown,
    /** The range, as text that follows the word "must". */
    readonly range: string,
  ) {
    super(`${parameter} must ${range}, got ${describe(value)}`);
  }
}

/** A cell, a row or a label of the data is not what it has to be. Rows and columns count from 0. @public */
export class InvalidInputError extends MlpError {
  readonly code = 'invalid-input';
  constructor(
    message: string,
    readonly row?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}

/** Two sizes that must agree do not. @public */
export class ShapeMismatchError extends MlpError {
  readonly code = 'shape-mismatch';
  constructor(
    /** What was counted, e.g. "columns of X". */
    readonly what: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${what}: expected ${expected}, got ${actual}`);
  }
}

/** A label that the encoder or classifier was not fitted with. @public */
export class UnknownLabelError extends MlpError {
  readonly code = 'unknown-label';
  constructor(
    readonly label: string,
    readonly row: number,
  ) {
    super(`label ${JSON.stringify(label)} in row ${row} is not one of the fitted classes`);
  }
}

/** A classifier needs two classes, but all rows carry the same one. @public */
export class SingleClassError extends MlpError {
  readonly code = 'single-class';
  constructor(readonly label: string) {
    super(`a classifier needs at least 2 classes, but every row is labelled ${JSON.stringify(label)}`);
  }
}

/** A class has fewer members than there are folds, so some fold would be tested without it. @public */
export class SmallClassError extends MlpError {
  readonly code = 'small-class';
  constructor(
    readonly label: string,
    readonly members: number,
    readonly nSplits: number,
  ) {
    super(`class ${JSON.stringify(label)} has ${members} members, fewer than the ${nSplits} folds`);
  }
}

/** Rows that belong together are never torn apart, so there must be as many groups of them as there are folds. @public */
export class FewGroupsError extends MlpError {
  readonly code = 'few-groups';
  constructor(
    readonly groups: number,
    readonly nSplits: number,
  ) {
    super(`the rows belong to ${groups} groups, fewer than the ${nSplits} folds`);
  }
}

/** Training produced a weight or a loss that is not a finite number. @public */
export class DivergedError extends MlpError {
  readonly code = 'diverged';
  constructor(readonly epoch: number) {
    super(`training diverged in epoch ${epoch}: scale the columns of X or lower learningRateInit`);
  }
}

/** A training kernel that was asked for cannot run here. @public */
export class KernelUnavailableError extends MlpError {
  readonly code = 'kernel-unavailable';
  constructor(
    readonly kernel: string,
    /** What the engine says, as text. */
    readonly reason: string,
  ) {
    super(`the ${kernel} kernel cannot run here: ${reason}`);
  }
}

/** A training kernel has no room for the network and its rows; WebAssembly ends at 4 GiB. @public */
export class KernelMemoryError extends MlpError {
  readonly code = 'kernel-memory';
  constructor(
    /** Rows that were to be learned from; 0 if there is no room for the network alone. */
    readonly rows: number,
  ) {
    super(`the wasm kernel has no memory for the network and ${rows} rows`);
  }
}

/** A model document is damaged or not a model document. @public */
export class ModelFormatError extends MlpError {
  readonly code = 'model-format';
  constructor(
    /** Where in the document, e.g. `network.coefs[1][3]`; empty for the document itself. */
    readonly path: string,
    readonly expected: string,
    actual: unknown,
  ) {
    super(`${path === '' ? 'model document' : path}: expected ${expected}, got ${describe(actual)}`);
  }
}

/** A pickle is damaged, or asks for more than plain data and the few classes that are allowed. @public */
export class PickleError extends MlpError {
  readonly code = 'pickle';
  constructor(
    message: string,
    /** Position of the offending opcode or data in the stream, in bytes. */
    readonly offset: number,
  ) {
    super(`${message} at byte ${offset}`);
  }
}

/** Short and single-line whatever the value is: messages must not grow with hostile input. */
function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

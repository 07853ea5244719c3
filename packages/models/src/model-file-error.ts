/** What is wrong with a model file. */
export type ModelFileErrorCode =
  /** The text is not JSON. */
  | 'not-json'
  /** JSON, but not of the shape that is expected. */
  | 'wrong-document'
  /** A newer version of this package made it. */
  | 'newer-format'
  /** A network of NetworkML 0.6.10, which is one of the three files of a model there. */
  | 'original-network'
  /** Its features are of a schema that is not known here. */
  | 'unknown-schema'
  /** It was trained on another definition of its schema. */
  | 'other-schema'
  /** Its parts do not fit each other. */
  | 'inconsistent';

/** A model file that is not one, or does not hold together. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';

  /**
   * @param source name of the file or model
   * @param place where in the document, such as `schema.id`; empty for the document itself
   * @param problem what is wrong there and what was expected
   */
  constructor(
    readonly code: ModelFileErrorCode,
    readonly source: string,
    readonly place: string,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(`${source}: ${place === '' ? '' : `${place}: `}${problem}`, options);
  }
}

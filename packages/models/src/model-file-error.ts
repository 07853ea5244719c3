/** A model file that is not one, or does not hold together. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';

  /**
   * @param source name of the file or model
   * @param place where in the document, such as `schema.id`; empty for the document itself
   * @param problem what is wrong there and what was expected
   */
  constructor(
    readonly source: string,
    readonly place: string,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(`${source}: ${place === '' ? '' : `${place}: `}${problem}`, options);
  }
}

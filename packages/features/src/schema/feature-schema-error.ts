/** What is wrong with a schema. */
export type FeatureSchemaErrorCode =
  /** Several features have one name. */
  'duplicate-name';

/** A feature schema that cannot be one. */
export class FeatureSchemaError extends Error {
  override readonly name = 'FeatureSchemaError';

  /**
   * @param id id of the schema
   * @param features names of the features that are wrong
   */
  constructor(
    readonly code: FeatureSchemaErrorCode,
    readonly id: string,
    readonly features: readonly string[],
  ) {
    super(
      `schema ${id}: several features are named ${features.join(', ')}; every name stands for one column`,
    );
  }
}

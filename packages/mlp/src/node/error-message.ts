import * as errors from '../mlp-error.js';

/** An error of this package as it goes from one thread to another: structured clone keeps neither class nor fields. */
export interface ErrorMessage {
  /** The name under which its class is exported. */
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

const PROTOTYPES: ReadonlyMap<string, object> = new Map(
  Object.entries(errors).map(([name, type]): [string, object] => [name, type.prototype]),
);

/** What is sent of an error; undefined if it is none of this package. */
export function errorMessage(error: unknown): ErrorMessage | undefined {
  if (!(error instanceof errors.MlpError)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(error);
  for (const [type, each] of PROTOTYPES) {
    if (each === prototype) return { type, message: error.message, stack: error.stack, fields: { ...error } };
  }
  return undefined;
}

/** The error of a message: of the same class, with the same fields. */
export function errorOf({ type, message, stack, fields }: ErrorMessage): Error {
  const error = new Error(message);
  Object.setPrototypeOf(error, PROTOTYPES.get(type) ?? Error.prototype);
  return Object.assign(error, fields, { stack });
}

import { MlpError } from '../mlp-error.js';

/** An estimator, or a part of it, that cannot be made again on another thread from data alone. @public */
export class NotSendableError extends MlpError {
  readonly code = 'not-sendable';
  constructor(
    /** Name of its class. */
    readonly part: string,
    /** What can be sent in its place. */
    readonly sendable: string,
  ) {
    super(`a ${part} cannot be sent to a thread, only ${sendable} can`);
  }
}

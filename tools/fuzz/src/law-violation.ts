/** The laws of reading a capture, whatever its bytes. */
export type Law =
  /** Nothing but a `CaptureError` is thrown. */
  | 'typed errors'
  /** Packets read are packets decoded plus packets skipped, and the packets of the batches. */
  | 'packets are accounted for'
  /** Batches and their values are within their ranges. */
  | 'batches are well formed'
  /** An error names a place within the capture, and its message ends in that place. */
  | 'errors have a place'
  /** Neither the cutting into chunks, nor the size of batches, nor strictness changes what is read. */
  | 'chunks do not matter'
  /** The first bytes of a capture give the first of its packets. */
  | 'a prefix gives a prefix'
  /** Time grows no more than with the bytes. */
  | 'linear time'
  /** Memory stays within its bound. */
  | 'bounded memory';

/** A capture that breaks a law: a bug of the reader. */
export class LawViolation extends Error {
  override readonly name = 'LawViolation';

  constructor(
    readonly law: Law,
    details: string,
    options?: ErrorOptions,
  ) {
    super(`${law}: ${details}`, options);
  }
}

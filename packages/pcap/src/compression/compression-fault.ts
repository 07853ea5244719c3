/**
 * Why compressed data cannot be read on: a sentence whose subject is the data, such as `is damaged (...)`. Where the
 * fault lies, only the reader of the frames knows.
 */
export class CompressionFault extends Error {
  override readonly name = 'CompressionFault';
}

/** The data is not what any compressor writes. */
export function damage(reason: string): CompressionFault {
  return new CompressionFault(`is damaged (${reason})`);
}

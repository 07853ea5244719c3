import { InvalidInputError } from '../mlp-error.js';
import { LabelEncoder } from './label-encoder.js';

/**
 * The place of each label among classes that are in an order of their own.
 *
 * @throws {@link UnknownLabelError} for a label that is no class.
 * @throws {@link InvalidInputError} if the classes are not distinct, or a label is not a string.
 */
export function labelIndices(y: readonly string[], classes: readonly string[]): Int32Array {
  const encoder = new LabelEncoder().fit(classes);
  if (encoder.classes.length < classes.length) throw new InvalidInputError('classes must be distinct labels');
  const indexOfCode = new Int32Array(classes.length);
  encoder.transform(classes).forEach((code, index) => {
    indexOfCode[code] = index;
  });
  return encoder.transform(y).map((code) => indexOfCode[code]);
}

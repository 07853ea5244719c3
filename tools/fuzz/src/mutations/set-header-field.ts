import { captureLayout, type HeaderField } from '../capture-layout.js';
import { boundaryValue } from './boundary-value.js';
import type { MutationContext } from './mutation.js';

/** Sets a length in a header of the capture, its records or blocks, in either byte order. */
export function setLengthField(bytes: Uint8Array, context: MutationContext): Uint8Array {
  const lengths = captureLayout(bytes).fields.filter(({ isLength }) => isLength);
  return setOneOf(lengths, bytes, context);
}

/** Sets any number in a header of the capture, its records or blocks, in either byte order. */
export function setHeaderField(bytes: Uint8Array, context: MutationContext): Uint8Array {
  return setOneOf(captureLayout(bytes).fields, bytes, context);
}

function setOneOf(
  fields: readonly HeaderField[],
  bytes: Uint8Array,
  { random }: MutationContext,
): Uint8Array {
  if (fields.length === 0) return bytes;
  const { offset, size, littleEndian } = random.pick(fields);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = random.once(4) ? !littleEndian : littleEndian;
  const rest = bytes.length - offset;
  if (size === 4) {
    const value = boundaryValue(random, 32, [view.getUint32(offset, littleEndian), rest]);
    view.setUint32(offset, value, order);
  } else {
    const value = boundaryValue(random, 16, [view.getUint16(offset, littleEndian), rest]);
    view.setUint16(offset, value, order);
  }
  return bytes;
}

import { boundaryValue } from './boundary-value.js';
import type { MutationContext } from './mutation.js';

/** Overwrites 16 or 32 bits anywhere with a boundary value in either byte order. */
export function setNumber(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  if (bytes.length < 4) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offset = random.integer(0, bytes.length - 4);
  const littleEndian = random.once(2);
  const near = [bytes.length, bytes.length - offset];
  if (random.once(2)) view.setUint32(offset, boundaryValue(random, 32, near), littleEndian);
  else view.setUint16(offset, boundaryValue(random, 16, near), littleEndian);
  return bytes;
}

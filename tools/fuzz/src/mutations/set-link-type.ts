import { captureLayout } from '../capture-layout.js';
import type { MutationContext } from './mutation.js';

/** Numbers of the tcpdump.org registry that are dissected, and one that is not. */
const LINK_TYPES = [0, 1, 9, 12, 14, 50, 101, 105, 108, 113, 127, 147, 228, 229, 276] as const;

/** Says of the packets that they are of another link type. */
export function setLinkType(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  const { linkTypes } = captureLayout(bytes);
  if (linkTypes.length === 0) return bytes;
  const { offset, size, littleEndian } = random.pick(linkTypes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const linkType = random.pick(LINK_TYPES);
  if (size === 4) view.setUint32(offset, linkType, littleEndian);
  else view.setUint16(offset, linkType, littleEndian);
  return bytes;
}

import { cut } from './cut.js';
import { flipBits } from './flip-bits.js';
import type { Mutation } from './mutation.js';
import { announceProtocols, changePacketHeaders, nestHeaders } from './packet-headers.js';
import { deleteRange, duplicateRange, insertRange } from './ranges.js';
import { setBytes } from './set-bytes.js';
import { setHeaderField, setLengthField } from './set-header-field.js';
import { setLinkType } from './set-link-type.js';
import { setNumber } from './set-number.js';
import { splice } from './splice.js';
import { swapByteOrder } from './swap-byte-order.js';

/** A mutation by its name. */
export type NamedMutation = readonly [name: string, mutation: Mutation];

/** Mutations that make sense of any bytes, compressed ones too. */
export const BYTE_MUTATIONS: readonly NamedMutation[] = [
  ['flip-bits', flipBits],
  ['set-bytes', setBytes],
  ['set-number', setNumber],
  ['cut', cut],
  ['delete-range', deleteRange],
  ['duplicate-range', duplicateRange],
  ['insert-range', insertRange],
];

/** Every mutation of a capture. A new one is a file of its own and a row here. */
export const MUTATIONS: readonly NamedMutation[] = [
  ...BYTE_MUTATIONS,
  ['set-length-field', setLengthField],
  ['set-header-field', setHeaderField],
  ['swap-byte-order', swapByteOrder],
  ['set-link-type', setLinkType],
  ['splice', splice],
  ['change-packet-headers', changePacketHeaders],
  ['announce-protocols', announceProtocols],
  ['nest-headers', nestHeaders],
];

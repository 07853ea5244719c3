import type { Random } from '../random.js';

/** What a mutation draws from. */
export interface MutationContext {
  readonly random: Random;
  /** Another capture of the corpus, not to be changed. */
  readonly other: () => Uint8Array;
}

/**
 * Makes a capture wrong in one way. The bytes are its own: it changes them where they are, or gives others.
 * Where there is nothing to change it gives the bytes as they are.
 */
export type Mutation = (bytes: Uint8Array, context: MutationContext) => Uint8Array;

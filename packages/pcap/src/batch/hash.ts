/**
 * Mixes a word into the state of a hash, each a 32-bit integer: MurmurHash3's finalizer (Appleby, public domain). Begin
 * with a random state where a hostile capture might choose the words, so that no run has the collisions of another.
 */
export function mixHash(state: number, word: number): number {
  let h = state ^ word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

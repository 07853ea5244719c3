/** Numbers from 0 to below 1 that look drawn by chance: Mulberry32 (Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A seed for each text (FNV-1a, Fowler, Noll and Vo). */
export function seedOf(seed: number, text: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** So many of the items at most, drawn by chance, in their order. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const keyed = items.map((item, index) => ({ item, index, key: random() }));
  const drawn = keyed.sort((a, b) => a.key - b.key || a.index - b.index).slice(0, count);
  return drawn.sort((a, b) => a.index - b.index).map(({ item }) => item);
}

import type { Random } from '../random.js';

const FIXED = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff] as const;
/** Lengths that overflow 32 bits when a header is added, the signed maximum, and what readers take as most. */
const FIXED_32 = [
  0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_fffc, 0xffff_ffff, 262_144, 262_145, 16_777_216, 16_777_220,
] as const;
/** Off by one, off by a word. */
const STEPS = [-4, -1, 1, 4] as const;

/**
 * A number at which readers go wrong.
 *
 * @param bits of the field that it is for
 * @param near values of which the neighbours count too, such as the right one
 */
export function boundaryValue(random: Random, bits: 16 | 32, near: readonly number[]): number {
  switch (random.integer(0, 2)) {
    case 0:
      return random.pick(near) + random.pick(STEPS);
    case 1:
      return random.pick(FIXED);
    default:
      return bits === 32 ? random.pick(FIXED_32) : random.integer(0, 0xffff);
  }
}

import { COMPRESSION_BOMBS } from './compression-bombs.js';
import { DEEP_PACKETS } from './deep-packets.js';
import { ENDLESS_BLOCKS } from './endless-blocks.js';
import { ENDLESS_FRAMES } from './endless-frames.js';
import type { ExtremeCapture } from './extreme-capture.js';
import { IMPOSSIBLE_LENGTHS } from './impossible-lengths.js';
import { MANY_STRANGERS } from './many-strangers.js';
import { SMALL_CHUNKS } from './small-chunks.js';

/** Every extreme capture. */
export const EXTREME_CAPTURES: readonly ExtremeCapture[] = [
  ...IMPOSSIBLE_LENGTHS,
  ...ENDLESS_BLOCKS,
  ...COMPRESSION_BOMBS,
  ...ENDLESS_FRAMES,
  ...DEEP_PACKETS,
  ...MANY_STRANGERS,
  ...SMALL_CHUNKS,
];

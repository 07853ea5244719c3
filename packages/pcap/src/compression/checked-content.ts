import { damage } from './compression-fault.js';
import type { CompressionInput } from './compression-input.js';
import type { History } from './history.js';

/** A checksum of all bytes of a content. */
export interface ContentChecksum {
  update(bytes: Uint8Array): void;
  /** The 32 bits that a frame stores of it. */
  digest(): number;
}

/** The content of a frame, held against the length and the checksum that the frame tells of it. */
export class CheckedContent {
  #length = 0;

  /** @param checksum undefined if the frame has none */
  constructor(
    private readonly history: History,
    private readonly checksum: ContentChecksum | undefined,
  ) {}

  /** Hands on what was decompressed since. */
  *take(): Generator<Uint8Array> {
    for (const chunk of this.history.take()) {
      this.#length += chunk.length;
      this.checksum?.update(chunk);
      yield chunk;
    }
  }

  /**
   * Checks the whole content; the checksum comes next in the input.
   *
   * @param length undefined if the frame tells none
   * @throws {@link CompressionFault} if the content is another one
   */
  async check(length: number | undefined, input: CompressionInput): Promise<void> {
    if (length !== undefined && length !== this.#length)
      throw damage('it is not as long as its header tells');
    if (this.checksum !== undefined && (await input.takeNumber(4)) !== this.checksum.digest()) {
      throw damage('its checksum is wrong');
    }
  }
}

/** draft-ietf-opsawg-pcapng section 3.5: code, length, value padded to 32 bits. */
const OPTION = { CODE: 0, LENGTH: 2, HEADER_LENGTH: 4 } as const;
const END_OF_OPTIONS = 0;

/** An option of a pcapng block. */
export interface PcapngOption {
  readonly code: number;
  /** Where the value begins in the view that was read. */
  readonly offset: number;
  readonly length: number;
}

/** The options between two offsets of a block; one that reaches beyond the end ends the list. */
export function* pcapngOptions(
  view: DataView,
  start: number,
  end: number,
  littleEndian: boolean,
): Generator<PcapngOption> {
  let at = start;
  while (at + OPTION.HEADER_LENGTH <= end) {
    const code = view.getUint16(at + OPTION.CODE, littleEndian);
    const length = view.getUint16(at + OPTION.LENGTH, littleEndian);
    const offset = at + OPTION.HEADER_LENGTH;
    if (code === END_OF_OPTIONS || offset + length > end) return;
    yield { code, offset, length };
    at = offset + Math.ceil(length / 4) * 4;
  }
}

import { CaptureError } from '../../capture-error.js';

/**
 * How a record ends: an object in the outermost list closes at an indentation of two blanks. No text within a record
 * has a line break as it is (RFC 8259 section 7), so that these characters end nothing else.
 */
const END = Buffer.from('\n  }');
/** Longest record in bytes: those of the largest packets take a few million. */
const MAX_RECORD_LENGTH = 64 * 1024 * 1024;

/** Cuts what tshark prints into the records of packets, as it arrives. */
export class RecordCutter {
  /** Parts of the record that has begun. */
  #parts: Buffer[] = [];
  #length = 0;
  /** The last bytes before those that come next, in which an end may have begun. */
  #before = Buffer.alloc(0);

  /**
   * The records that these bytes complete, each the text of a JSON object.
   *
   * @throws {@link CaptureError} if a record is longer than can be
   */
  push(bytes: Uint8Array): string[] {
    const records: string[] = [];
    let rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (;;) {
      const end = this.#endWithin(rest);
      if (end < 0) break;
      this.#take(rest.subarray(0, end));
      records.push(textOf(Buffer.concat(this.#parts)));
      this.#parts = [];
      this.#length = 0;
      this.#before = Buffer.alloc(0);
      rest = rest.subarray(end);
    }
    this.#take(rest);
    this.#before = Buffer.concat([this.#before, rest.subarray(-END.length)]).subarray(1 - END.length);
    return records;
  }

  /** Where in these bytes the record ends; -1 if it does not. */
  #endWithin(bytes: Buffer): number {
    const start = this.#before.length;
    const seam = Buffer.concat([this.#before, bytes.subarray(0, END.length)]).indexOf(END);
    if (seam >= 0) return seam + END.length - start;
    const at = bytes.indexOf(END);
    return at < 0 ? -1 : at + END.length;
  }

  #take(part: Buffer): void {
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length > MAX_RECORD_LENGTH) {
      throw new CaptureError('unreadable', 'tshark tells more of a packet than any packet has', {
        byteOffset: 0,
        layer: 'source',
      });
    }
  }
}

/** Without what stands between two records. */
function textOf(record: Buffer): string {
  return record.toString('utf8', record.indexOf('{'));
}

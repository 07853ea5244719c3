import { closeSync, openSync, readSync } from 'node:fs';

/** draft-ietf-opsawg-pcap sections 4 and 5. */
const FILE_HEADER_LENGTH = 24;
const RECORD_HEADER_LENGTH = 16;
const CAPTURED_LENGTH = 8;
const CHUNK_LENGTH = 1024 * 1024;

/** Counts the packets of a whole little-endian pcap file, and does no more than that takes. */
export function walkRecords(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let packets = 0;
  for (let record = FILE_HEADER_LENGTH; record + RECORD_HEADER_LENGTH <= bytes.length; packets++) {
    record += RECORD_HEADER_LENGTH + view.getUint32(record + CAPTURED_LENGTH, true);
  }
  return packets;
}

/** {@link walkRecords} on a file that is read in chunks. */
export function walkRecordsOfFile(path: string): number {
  const chunk = new Uint8Array(CHUNK_LENGTH);
  const view = new DataView(chunk.buffer);
  const file = openSync(path, 'r');
  try {
    let packets = 0;
    let record = FILE_HEADER_LENGTH;
    let kept = 0;
    for (;;) {
      const read = readSync(file, chunk, kept, CHUNK_LENGTH - kept, null);
      if (read === 0) return packets;
      const end = kept + read;
      for (; record + RECORD_HEADER_LENGTH <= end; packets++) {
        record += RECORD_HEADER_LENGTH + view.getUint32(record + CAPTURED_LENGTH, true);
      }
      // A record header that is cut goes to the front of the next chunk.
      kept = Math.max(0, end - record);
      chunk.copyWithin(0, end - kept, end);
      record -= end - kept;
    }
  } finally {
    closeSync(file);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { goldenCaptures, referencePath } from '@networkml/reference-data';
import { captureLayout } from './capture-layout.js';

/** A capture that mutations start from. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Of a longer capture its first records that fit are taken: more of the same finds nothing new, and takes longer. */
const MAX_LENGTH = 64 * 1024;
const CAPTURE = /\.pcap(ng)?$/;

/** The captures of other parsers' test suites and the golden ones, unpacked and shortened, in a fixed order. */
export function corpus(): Source[] {
  const root = referencePath('corpus');
  const ofOthers = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => CAPTURE.test(name))
    .map((name) => join(root, name));
  const golden = goldenCaptures().map(({ capturePath }) => capturePath);
  return [...ofOthers, ...golden]
    .map((path) => ({
      name: relative(referencePath(), path),
      bytes: shortened(unpacked(readFileSync(path))),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function unpacked(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** The capture up to the last record or block that ends within the first bytes; its own memory, not a view of more. */
function shortened(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= MAX_LENGTH) return Uint8Array.from(bytes);
  const end = captureLayout(bytes).boundaries.findLast((boundary) => boundary <= MAX_LENGTH);
  return bytes.slice(0, end || MAX_LENGTH);
}

/** Few enough to be arguments of a call, and a multiple of 3, so that the texts of parts are parts of the text. */
const BYTES_AT_A_TIME = 3 * 4096;

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The six bits of each character of the alphabet by its code; of others -1. */
const SIXTETS = new Int32Array(128).fill(-1);
for (const [bits, character] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries()) {
  SIXTETS[character.charCodeAt(0)] = bits;
}

type NumbersConstructor = Float32ArrayConstructor | Int16ArrayConstructor;

/** The little-endian bytes of numbers as base64 (RFC 4648). */
export function base64Text(numbers: Float32Array<ArrayBuffer> | Int16Array<ArrayBuffer>): string {
  const bytes = new Uint8Array(numbers.slice().buffer);
  swapToNative(bytes, numbers.BYTES_PER_ELEMENT);
  let binary = '';
  for (let at = 0; at < bytes.length; at += BYTES_AT_A_TIME) {
    binary += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_A_TIME));
  }
  return btoa(binary);
}

/**
 * So many numbers of such a text; undefined if it is not that of so many. No memory is taken for a wrong length, and
 * little beyond the result: new memory is what takes longest in loading a model.
 */
export function base64Numbers(
  text: string,
  length: number,
  Numbers: NumbersConstructor,
): Float64Array<ArrayBuffer> | undefined {
  const size = Numbers.BYTES_PER_ELEMENT;
  const byteLength = length * size;
  if (text.length !== Math.ceil(byteLength / 3) * 4) return undefined;
  const values = new Float64Array(length);
  const bytes = new Uint8Array(BYTES_AT_A_TIME);
  for (let at = 0; at < byteLength; at += BYTES_AT_A_TIME) {
    const count = Math.min(BYTES_AT_A_TIME, byteLength - at);
    if (!decode(text, (at / 3) * 4, bytes, count)) return undefined;
    swapToNative(bytes.subarray(0, count), size);
    values.set(new Numbers(bytes.buffer, 0, count / size), at / size);
  }
  return values;
}

/**
 * Decodes so many bytes of the text from a place on; false if it is not base64. By table, as `atob` checks one character
 * after the other in JavaScript in some runtimes, and gives a text again.
 */
function decode(text: string, from: number, bytes: Uint8Array, count: number): boolean {
  // Negative from the first character on that is none of the alphabet: no branch in the loop.
  let all = 0;
  let next = from;
  const whole = count - (count % 3);
  for (let to = 0; to < whole; to += 3) {
    const bits =
      (sixtet(text, next) << 18) |
      (sixtet(text, next + 1) << 12) |
      (sixtet(text, next + 2) << 6) |
      sixtet(text, next + 3);
    all |= bits;
    bytes[to] = bits >> 16;
    bytes[to + 1] = bits >> 8;
    bytes[to + 2] = bits;
    next += 4;
  }
  return all >= 0 && (whole === count || decodeRest(text.slice(next), bytes.subarray(whole, count)));
}

/** The six bits of a character, or -1, whose bits are all 1. */
function sixtet(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < SIXTETS.length ? SIXTETS[code] : -1;
}

/** The last one or two bytes, whose text is filled up. */
function decodeRest(text: string, bytes: Uint8Array): boolean {
  try {
    const binary = atob(text);
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
    return binary.length === bytes.length;
  } catch {
    return false;
  }
}

/**
 * Turns numbers of so many bytes from little-endian order into that of this machine, or back, in place: so that they can
 * be read all at once, for a call for each would take longer than all else that loads a model.
 */
export function swapToNative(
  bytes: Uint8Array,
  bytesOfNumber: number,
  isLittleEndian = IS_LITTLE_ENDIAN,
): void {
  if (isLittleEndian) return;
  for (let at = 0; at < bytes.length; at += bytesOfNumber) bytes.subarray(at, at + bytesOfNumber).reverse();
}

const BYTES = 4;
/** Few enough to be arguments of a call. */
const BYTES_AT_A_TIME = 8192;

/**
 * Numbers of 32 bits as base64 (RFC 4648) of their little-endian bytes: a third of the length that their digits have.
 * Undefined if a number has more bits.
 */
export function float32Text(values: Float64Array): string | undefined {
  const bytes = new Uint8Array(values.length * BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    if (Math.fround(values[i]) !== values[i]) return undefined;
    view.setFloat32(i * BYTES, values[i], true);
  }
  let binary = '';
  for (let at = 0; at < bytes.length; at += BYTES_AT_A_TIME) {
    binary += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_A_TIME));
  }
  return btoa(binary);
}

/** So many numbers; undefined if the text is not that of so many finite ones. No memory is taken for a wrong length. */
export function float32Values(text: string, length: number): Float64Array | undefined {
  if (text.length !== Math.ceil((length * BYTES) / 3) * 4) return undefined;
  const binary = decoded(text);
  if (binary?.length !== length * BYTES) return undefined;
  // Models have hundreds of thousands of them: a call for each would take a third of a second.
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  const view = new DataView(bytes.buffer);
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getFloat32(i * BYTES, true);
  return values.every(Number.isFinite) ? values : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

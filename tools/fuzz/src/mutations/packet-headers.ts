import { ETHER_TYPE, IP_PROTOCOL, PPP_PROTOCOL, TUNNEL_PORT } from '@networkml/packet-builder';
import { captureLayout } from '../capture-layout.js';
import type { Random } from '../random.js';
import { boundaryValue } from './boundary-value.js';
import type { MutationContext } from './mutation.js';

/** Most headers lie within these bytes of a packet. */
const HEADERS_LENGTH = 128;
const MOST_CHANGES = 8;
const FIRST_BYTES_OF_IP = [0x45, 0x4f, 0x40, 0x60] as const;
const WORDS: readonly number[] = [
  ...Object.values(ETHER_TYPE),
  ...Object.values(PPP_PROTOCOL),
  ...Object.values(TUNNEL_PORT),
];
const BYTES: readonly number[] = [...Object.values(IP_PROTOCOL), ...FIRST_BYTES_OF_IP];

/** The first bytes of a packet, the same memory as the capture's; undefined where there is no packet. */
function headersOf(bytes: Uint8Array, random: Random): Uint8Array | undefined {
  const { packets } = captureLayout(bytes);
  if (packets.length === 0) return undefined;
  const { start, end } = random.pick(packets);
  const headers = bytes.subarray(start, Math.min(end, start + HEADERS_LENGTH));
  return headers.length >= 4 ? headers : undefined;
}

/** Changes bits, lengths and other numbers within the headers of a packet: what containers do not look at. */
export function changePacketHeaders(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  const headers = headersOf(bytes, random);
  if (headers === undefined) return bytes;
  const view = new DataView(headers.buffer, headers.byteOffset, headers.byteLength);
  for (let changes = random.length(MOST_CHANGES); changes > 0; changes--) {
    const at = random.integer(0, headers.length - 2);
    if (random.once(3)) view.setUint16(at, boundaryValue(random, 16, [headers.length - at]));
    else headers[at] ^= 1 << random.integer(0, 7);
  }
  return bytes;
}

/** Writes the numbers of protocols and the ports of tunnels into a packet, so that other dissectors see its bytes. */
export function announceProtocols(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  const headers = headersOf(bytes, random);
  if (headers === undefined) return bytes;
  const view = new DataView(headers.buffer, headers.byteOffset, headers.byteLength);
  for (let changes = random.length(MOST_CHANGES); changes > 0; changes--) {
    const at = random.integer(0, headers.length - 2);
    if (random.once(2)) view.setUint16(at, random.pick(WORDS));
    else headers[at] = random.pick(BYTES);
  }
  return bytes;
}

/** Writes some of a packet's headers over what follows them: layers within layers. */
export function nestHeaders(bytes: Uint8Array, { random }: MutationContext): Uint8Array {
  const headers = headersOf(bytes, random);
  if (headers === undefined) return bytes;
  const start = random.integer(0, headers.length - 2);
  const to = random.integer(start + 1, headers.length - 1);
  const nested = headers.slice(start, start + headers.length - to);
  headers.set(nested, to);
  return bytes;
}

import { concatenate, header } from './bytes.js';
import { ETHER_TYPE } from './link.js';

/** UDP ports of the tunnels that are built here. */
export const TUNNEL_PORT = {
  l2tp: 1701,
  gtpU: 2152,
  teredo: 3544,
  vxlan: 4789,
  capwapData: 5247,
  geneve: 6081,
} as const;

/** Bits of the GRE flags field: each brings an optional field of four bytes (RFC 2784, RFC 2890), or routes (RFC 1701). */
export const GRE_FLAG = { checksum: 0x8000, routing: 0x4000, key: 0x2000, sequenceNumber: 0x1000 } as const;

/** GRE header, with the optional fields of its flags. */
export function gre(protocol: number, payload: Uint8Array, flags = 0): Uint8Array {
  const optional = [GRE_FLAG.checksum, GRE_FLAG.key, GRE_FLAG.sequenceNumber].filter((flag) => flags & flag);
  const fields = header(4 + 4 * optional.length, (view) => {
    view.setUint16(0, flags);
    view.setUint16(2, protocol);
  });
  return concatenate(fields, payload);
}

/** GRE header of version 1 as PPTP has it (RFC 2637 section 4.1): with a key, and numbers if there are such. */
export function pptpGre(
  payload: Uint8Array,
  { sequenceNumber = true, acknowledgment = false } = {},
): Uint8Array {
  const flags =
    GRE_FLAG.key | (sequenceNumber ? GRE_FLAG.sequenceNumber : 0) | (acknowledgment ? 0x80 : 0) | 1;
  const fields = header(8 + (sequenceNumber ? 4 : 0) + (acknowledgment ? 4 : 0), (view) => {
    view.setUint16(0, flags);
    view.setUint16(2, ETHER_TYPE.ppp);
    view.setUint16(4, payload.length);
  });
  return concatenate(fields, payload);
}

/** VXLAN header (RFC 7348) before an Ethernet frame. */
export function vxlan(frame: Uint8Array): Uint8Array {
  return concatenate(Uint8Array.of(0x08, 0, 0, 0, 0, 0, 1, 0), frame);
}

/** GENEVE header (RFC 8926); the options are a multiple of four bytes. */
export function geneve(protocol: number, payload: Uint8Array, options = new Uint8Array(0)): Uint8Array {
  const fields = header(8, (view) => {
    view.setUint8(0, options.length / 4);
    view.setUint16(2, protocol);
  });
  return concatenate(fields, options, payload);
}

/** GTP-U header of version 1 (3GPP TS 29.281); each extension is given without its length and next type. */
export function gtpU(
  payload: Uint8Array,
  { type = 255, flags = 0x30, extensions }: { type?: number; flags?: number; extensions?: number } = {},
): Uint8Array {
  const extension = Uint8Array.of(1, 0, 0);
  const optional =
    extensions === undefined
      ? new Uint8Array(0)
      : concatenate(
          Uint8Array.of(0, 0, 0, extensions > 0 ? 0x85 : 0),
          ...Array.from({ length: extensions }, (_, i) =>
            concatenate(extension, Uint8Array.of(i + 1 < extensions ? 0x85 : 0)),
          ),
        );
  const fields = header(8, (view) => {
    view.setUint8(0, flags | (extensions === undefined ? 0 : extensions > 0 ? 0x04 : 0x02));
    view.setUint8(1, type);
    view.setUint16(2, optional.length + payload.length);
  });
  return concatenate(fields, optional, payload);
}

/** Teredo authentication header (RFC 4380 section 5.1.1), with an identifier and a value of these lengths. */
export function teredoAuthentication(payload: Uint8Array, identifierLength = 0, valueLength = 0): Uint8Array {
  const fields = header(13 + identifierLength + valueLength, (view) => {
    view.setUint16(0, 1);
    view.setUint8(2, identifierLength);
    view.setUint8(3, valueLength);
  });
  return concatenate(fields, payload);
}

/** Teredo origin indication (RFC 4380 section 5.1.1). */
export function teredoOrigin(payload: Uint8Array): Uint8Array {
  return concatenate(Uint8Array.of(0, 0, 0xf2, 0x27, 0xf5, 0xff, 0xff, 0xfe), payload);
}

/** Bits of the L2TP flags field (RFC 2661 section 3.1); all but the first announce a field. */
export const L2TP_FLAG = { control: 0x8000, length: 0x4000, sequence: 0x0800, offset: 0x0200 } as const;

/** L2TP header of version 2 with the fields of its flags; an offset is one of four bytes. */
export function l2tp(payload: Uint8Array, flags = 0): Uint8Array {
  const length = flags & L2TP_FLAG.length ? 2 : 0;
  const sequence = flags & L2TP_FLAG.sequence ? 4 : 0;
  const offset = flags & L2TP_FLAG.offset ? 6 : 0;
  const fields = header(6 + length + sequence + offset, (view) => {
    view.setUint16(0, flags | 2);
    if (length > 0) view.setUint16(2, view.byteLength + payload.length);
    if (offset > 0) view.setUint16(view.byteLength - offset, 4);
  });
  return concatenate(fields, payload);
}

/** CAPWAP data header (RFC 5415 section 4.3): an IEEE 802.11 frame, or an IEEE 802.3 one if not native. */
export function capwapData(
  frame: Uint8Array,
  { native = true, binding = 1, flags = 0, headerLength = 8, preamble = 0 } = {},
): Uint8Array {
  const fields = header(Math.max(8, headerLength), (view) => {
    view.setUint8(0, preamble);
    view.setUint16(1, ((headerLength / 4) << 11) | (binding << 1) | (native ? 1 : 0));
    view.setUint8(3, flags);
  });
  return concatenate(fields, frame);
}

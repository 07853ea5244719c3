import { mac } from './addresses.js';
import { concatenate, header } from './bytes.js';

/** Header of LINKTYPE_NULL and LINKTYPE_LOOP: an address family. */
export function loopback(family: number, payload: Uint8Array, littleEndian = false): Uint8Array {
  return concatenate(
    header(4, (view) => view.setUint32(0, family, littleEndian)),
    payload,
  );
}

/** Header of LINKTYPE_LINUX_SLL. */
export function cookedCapture(protocol: number, payload: Uint8Array): Uint8Array {
  const fields = header(16, (view, bytes) => {
    view.setUint16(2, 1);
    view.setUint16(4, 6);
    bytes.set(mac('02:00:00:00:00:09'), 6);
    view.setUint16(14, protocol);
  });
  return concatenate(fields, payload);
}

/** Header of LINKTYPE_LINUX_SLL2. */
export function cookedCapture2(protocol: number, payload: Uint8Array): Uint8Array {
  const fields = header(20, (view, bytes) => {
    view.setUint16(0, protocol);
    view.setUint32(4, 2);
    view.setUint16(8, 1);
    view.setUint8(11, 6);
    bytes.set(mac('02:00:00:00:00:09'), 12);
  });
  return concatenate(fields, payload);
}

/** PPP protocol numbers of the layers that are built here. */
export const PPP_PROTOCOL = { ipv4: 0x0021, ipv6: 0x0057, mpls: 0x0281, linkControl: 0xc021 } as const;

/** PPP header without framing (RFC 1661); a compressed one has one byte. */
export function ppp(protocol: number, payload: Uint8Array, compressed = false): Uint8Array {
  const fields = compressed ? Uint8Array.of(protocol) : Uint8Array.of(protocol >> 8, protocol & 0xff);
  return concatenate(fields, payload);
}

/** Address and control fields of HDLC-like framing (RFC 1662) before a PPP packet. */
export function pppInHdlc(packet: Uint8Array): Uint8Array {
  return concatenate(Uint8Array.of(0xff, 0x03), packet);
}

/** PPPoE header of the session stage (RFC 2516) before a PPP packet. */
export function pppoeSession(packet: Uint8Array): Uint8Array {
  const fields = header(6, (view) => {
    view.setUint8(0, 0x11);
    view.setUint16(2, 1);
    view.setUint16(4, packet.length);
  });
  return concatenate(fields, packet);
}

/** Entry of an MPLS label stack (RFC 3032). */
export function mplsLabel(label: number, isBottom: boolean, payload: Uint8Array): Uint8Array {
  const fields = header(4, (view) => view.setUint32(0, label * 0x1000 + (isBottom ? 0x100 : 0) + 64));
  return concatenate(fields, payload);
}

/** Control word of an Ethernet pseudowire (RFC 4448). */
export function controlWord(frame: Uint8Array): Uint8Array {
  return concatenate(Uint8Array.of(0, 0, 0x12, 0x34), frame);
}

/** First bytes of IEEE 802.11 data frames: plain, without data, and with QoS control. */
export const WLAN_DATA = { plain: 0x08, none: 0x48, qos: 0x88, qosNone: 0xc8 } as const;
/** Bits of the second byte. */
export const WLAN_FLAG = {
  toDs: 0x01,
  fromDs: 0x02,
  moreFragments: 0x04,
  protected: 0x40,
  htControl: 0x80,
} as const;

/** IEEE 802.11 frame with the optional fields that its type and flags announce, without frame check sequence. */
export function ieee80211(
  payload: Uint8Array,
  {
    type = WLAN_DATA.plain as number,
    flags = WLAN_FLAG.toDs as number,
    qosControl = 0,
    swapped = false,
  } = {},
): Uint8Array {
  const bothDs = WLAN_FLAG.toDs | WLAN_FLAG.fromDs;
  const address4 = (flags & bothDs) === bothDs ? 6 : 0;
  const qos = type & WLAN_DATA.qos & 0x80 ? 2 : 0;
  const ht = qos > 0 && flags & WLAN_FLAG.htControl ? 4 : 0;
  const fields = header(24 + address4 + qos + ht, (view, bytes) => {
    bytes.set(swapped ? [flags, type] : [type, flags]);
    for (const at of [4, 10, 16]) bytes.set(mac('02:00:00:00:00:0a'), at);
    if (qos > 0) view.setUint8(24 + address4, qosControl);
  });
  return concatenate(fields, payload);
}

/** Radiotap header of `length` bytes before an IEEE 802.11 frame. */
export function radiotap(frame: Uint8Array, length = 8): Uint8Array {
  const fields = header(Math.max(8, length), (view) => view.setUint16(2, length, true));
  return concatenate(fields, frame);
}

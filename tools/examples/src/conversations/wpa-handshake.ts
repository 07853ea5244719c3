import { unicast } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';

/** Joins the wireless network. */
export interface Associate {
  readonly does: 'associate';
}

const EAPOL_ETHER_TYPE = 0x888e;
const EAPOL_HEADER_LENGTH = 4;
const EAPOL_KEY = 3;
/** Bytes of a key frame without key data (IEEE 802.11 section 12.7.2). */
const KEY_FRAME_LENGTH = 95;
/** Key data of the station's messages, the second and the fourth: its security element, and none. */
const KEY_DATA_LENGTHS = [22, 0];

/**
 * The station's half of the WPA2 four-way handshake. The capture is taken at the bridge, which the access point's own
 * half does not cross: it goes straight to the radio.
 */
export function associate({ actor, network, capture, random }: Scene, time: number): void {
  let sent = time;
  for (const keyDataLength of KEY_DATA_LENGTHS) {
    const length = KEY_FRAME_LENGTH + keyDataLength;
    capture.frame(sent, actor, unicast(network.router), EAPOL_ETHER_TYPE, eapolHeader(length), length);
    sent += random.between(0.004, 0.014);
  }
}

/** IEEE 802.1X section 11.3: version, type, length. */
function eapolHeader(length: number): Uint8Array {
  const header = new Uint8Array(EAPOL_HEADER_LENGTH);
  header.set([2, EAPOL_KEY]);
  new DataView(header.buffer).setUint16(2, length);
  return header;
}

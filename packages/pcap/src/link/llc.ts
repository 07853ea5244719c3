import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';

/** IEEE 802.2 LLC header followed by the SNAP extension of IEEE 802 clause 9. */
const LLC = { DSAP: 0, SSAP: 1, CONTROL: 2, SNAP_OUI: 3, SNAP_PROTOCOL: 6, SNAP_HEADER_LENGTH: 8 } as const;
const HEADER_LENGTH = 3;
const SNAP_SAP = 0xaa;
const UNNUMBERED_INFORMATION = 0x03;
/** OUIs under which the SNAP protocol is an EtherType: those of RFC 1042 and of IEEE 802.1H bridge tunnels. */
const ETHERTYPE_OUIS: readonly number[] = [0x000000, 0x0000f8];

/** Logical Link Control, with EtherTypes carried by SNAP (RFC 1042). */
export function llc(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, HEADER_LENGTH)) return;
  packet.enter(Protocol.llc, 0);
  const isSnap =
    packet.uint8(offset + LLC.DSAP) === SNAP_SAP &&
    packet.uint8(offset + LLC.SSAP) === SNAP_SAP &&
    packet.uint8(offset + LLC.CONTROL) === UNNUMBERED_INFORMATION;
  if (!isSnap || !packet.fits(offset, LLC.SNAP_HEADER_LENGTH)) return;
  const oui = (packet.uint8(offset + LLC.SNAP_OUI) << 16) | packet.uint16(offset + LLC.SNAP_OUI + 1);
  if (ETHERTYPE_OUIS.includes(oui)) {
    packet.etherType(packet.uint16(offset + LLC.SNAP_PROTOCOL), offset + LLC.SNAP_HEADER_LENGTH);
  }
}

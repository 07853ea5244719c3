import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, TCP_FLAG, tcp, udp } from '@networkml/packet-builder';
import { type PacketRecord, writePcap } from '@networkml/pcap';
import type { CommandFolder } from './command.js';

export const PRINTER = '02:00:00:00:00:0a';
export const LAPTOP = '02:00:00:00:00:0b';

/** The roles of the training captures, each of five. */
export const ROLES = ['Printer', 'Sensor'];
const CAPTURES_OF_EACH = 5;

/** One small network instead of four: training that takes no time. */
export const QUICK = ['--hidden-layers', '4'];

/** A second each, in turn a question of the laptop to the printer, and a packet of the printer's to the laptop. */
export function officePackets(count: number, seed = 0): PacketRecord[] {
  const question = ipv4('10.0.0.2', '10.0.0.1', IP_PROTOCOL.udp, udp(50_000 + seed, 161));
  const answer = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, tcp(631, 50_000, TCP_FLAG.ack));
  return Array.from({ length: count }, (_, i) => ({
    seconds: 1_700_000_000 + i,
    nanoseconds: 0,
    bytes:
      i % 2 === 0
        ? ethernet(LAPTOP, PRINTER, ETHER_TYPE.ipv4, question)
        : ethernet(PRINTER, LAPTOP, ETHER_TYPE.ipv4, answer),
  }));
}

/** The same packets without their Ethernet headers: LINKTYPE_RAW. */
export function rawOfficeCapture(count: number): Uint8Array {
  const packets = officePackets(count).map((packet) => ({ ...packet, bytes: packet.bytes.subarray(14) }));
  return writePcap(packets, { linkType: 101 });
}

/** A pcap file of {@link officePackets}. */
export function officeCapture(count: number, seed = 0): Uint8Array {
  return writePcap(officePackets(count, seed));
}

/** Puts ten captures into `labelled`, whose names tell the roles of their canonical devices. */
export async function putLabelledCaptures(folder: CommandFolder): Promise<void> {
  await mkdir(join(folder.path, 'labelled'));
  for (let i = 0; i < ROLES.length * CAPTURES_OF_EACH; i++) {
    const role = ROLES[i % ROLES.length];
    await folder.put(`labelled/${role}-${i}.pcap`, officeCapture(role === 'Printer' ? 3 : 9, i));
  }
}

import { isIPv4, isIPv6 } from 'node:net';
import { NANOSECONDS_PER_SECOND } from '../../batch/duration.js';
import type { PacketBatch } from '../../batch/packet-batch.js';

/** A time as seconds since 1970-01-01 UTC and the nanoseconds beyond. */
export interface Time {
  readonly seconds: number;
  readonly nanoseconds: number;
}

const NO_TIME: Time = { seconds: Number.NaN, nanoseconds: 0 };

const MAC = /^[\da-f]{2}(:[\da-f]{2}){5}$/i;

/** Where the bytes of an address are put together. */
const scratch = new DataView(new ArrayBuffer(16));

/** A number as Wireshark prints it, decimal or hexadecimal; NaN if it is none. */
export function numberIn(text: string): number {
  return /^(\d+|0x[\da-f]+)$/i.test(text) ? Number(text) : Number.NaN;
}

/** Index of the address `02:00:00:00:00:01`; NaN if the text is none. */
export function macIn(text: string, { macs }: PacketBatch): number {
  if (!MAC.test(text)) return Number.NaN;
  writeBytes(text.split(':').map((byte) => Number.parseInt(byte, 16)));
  return macs.internMac(scratch, 0);
}

/** Index of the address `192.168.3.2`; NaN if the text is none. */
export function ipv4In(text: string, { ips }: PacketBatch): number {
  if (!isIPv4(text)) return Number.NaN;
  writeBytes(text.split('.').map(Number));
  return ips.internIpv4(scratch, 0);
}

/** Index of the address `fe80::1` or `::ffff:192.168.3.2` (RFC 4291 section 2.2); NaN if the text is none. */
export function ipv6In(text: string, { ips }: PacketBatch): number {
  if (!isIPv6(text) || text.includes('%')) return Number.NaN;
  const [head, tail] = text.split('::').map(bytesOfGroups);
  writeBytes(
    tail === undefined ? head : [...head, ...Array(16 - head.length - tail.length).fill(0), ...tail],
  );
  return ips.internIpv6(scratch, 0);
}

/** The bytes of groups of sixteen bits, of which the last two may be written like an IPv4 address. */
function bytesOfGroups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const bits = Number.parseInt(group, 16);
    return [bits >> 8, bits & 0xff];
  });
}

function writeBytes(bytes: readonly number[]): void {
  bytes.forEach((byte, at) => {
    scratch.setUint8(at, byte);
  });
}

/**
 * The time in `1600000000.123456789`, as tshark prints it before version 4.6, or in `2020-09-13T12:26:40.123456789Z`, as
 * it does from then on. Without time are packets that have none, and those whose time is no date. Nanoseconds count from
 * the second on, also before 1970: `-2.500000000` is one and a half seconds before. Damaged ones that are a second or more
 * count as seconds.
 */
export function timeIn(text = ''): Time {
  const epoch = /^(-?\d+)\.(\d{9,})$/.exec(text);
  if (epoch !== null) return carried(Number(epoch[1]), Number(epoch[2]));
  const date = /^(.+T.+)\.(\d{9})Z$/.exec(text);
  const milliseconds = date === null ? Number.NaN : Date.parse(`${date[1]}Z`);
  if (date === null || Number.isNaN(milliseconds)) return NO_TIME;
  return { seconds: milliseconds / 1000, nanoseconds: Number(date[2]) };
}

function carried(seconds: number, nanoseconds: number): Time {
  const carry = Math.floor(nanoseconds / NANOSECONDS_PER_SECOND);
  return { seconds: seconds + carry, nanoseconds: nanoseconds - carry * NANOSECONDS_PER_SECOND };
}

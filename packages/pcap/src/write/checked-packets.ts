import { NANOSECONDS_PER_SECOND } from '../batch/duration.js';
import { InvalidArgumentError } from '../invalid-argument-error.js';
import type { PacketRecord } from './packet-record.js';

const MOST_UINT16 = 0xffff;
const MOST_UINT32 = 0xffff_ffff;

/** Packets and the type of their link, if a capture can hold them. @throws {@link InvalidArgumentError} if it cannot */
export function checkWritable(packets: readonly PacketRecord[], linkType: number): void {
  if (!isIntegerIn(linkType, 0, MOST_UINT16)) {
    throw new InvalidArgumentError('bad-option', 'linkType', linkType, `an integer from 0 to ${MOST_UINT16}`);
  }
  packets.forEach(({ seconds, nanoseconds, bytes, originalLength = bytes.length }, index) => {
    check(index, 'seconds', seconds, 0, MOST_UINT32);
    check(index, 'nanoseconds', nanoseconds, 0, NANOSECONDS_PER_SECOND - 1);
    check(index, 'originalLength', originalLength, bytes.length, MOST_UINT32);
  });
}

function check(index: number, field: string, value: number, least: number, most: number): void {
  if (isIntegerIn(value, least, most)) return;
  const expected = `an integer from ${least} to ${most}`;
  throw new InvalidArgumentError('bad-packet', `packets[${index}].${field}`, value, expected);
}

function isIntegerIn(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

import { FieldSet, type PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';

/** A header field whose bits are features: 1 if any packet had the bit set. */
interface BitField {
  readonly name: string;
  readonly field: 'ip.dsfield' | 'ip.flags' | 'tcp.flags';
  /** Names of the bits, lowest first. */
  readonly bits: readonly string[];
  readonly value: (packets: PacketBatch, row: number) => number;
}

/** TCP flags from the lowest bit on (RFC 9293; NS is the historic RFC 3540). */
const TCP_FLAG_NAMES = ['fin', 'syn', 'rst', 'psh', 'ack', 'urg', 'ece', 'cwr', 'ns'] as const;
const IP_FLAGS_SHIFT = 13;

const DSFIELD = new FieldSet('ipDsfield');
const IP_FLAGS = new FieldSet('ipFlags');
const TCP_FLAGS = new FieldSet('tcpFlags');

/** RFC 2474: the lower two bits are ECN (RFC 3168), the upper six the DSCP. */
export const ipDsfieldBits = bitFlags({
  name: 'ip_dsfield',
  field: 'ip.dsfield',
  bits: ['ecn0', 'ecn1', 'dscp0', 'dscp1', 'dscp2', 'dscp3', 'dscp4', 'dscp5'],
  value: (packets, row) => (packets.hasAll(row, DSFIELD) ? packets.ipDsfield[row] : 0),
});

/**
 * What the `ip_flags` features decode: `word`, the 16 bits of flags and fragment offset that versions of tshark before 4
 * printed and the model of NetworkML 0.6.10 was trained on, or `tshark4`, the three flag bits that tshark prints since.
 */
export type IpFlags = 'word' | 'tshark4';

/** The original decodes IP flags with the names of TCP flags; a model that was trained so needs it so. */
export function ipFlagsBits(ipFlags: IpFlags): AccumulatedGroup {
  const shift = ipFlags === 'word' ? 0 : IP_FLAGS_SHIFT;
  return bitFlags({
    name: 'ip_flags',
    field: 'ip.flags',
    bits: TCP_FLAG_NAMES,
    value: (packets, row) => (packets.hasAll(row, IP_FLAGS) ? packets.ipFlags[row] >> shift : 0),
  });
}

/** Which TCP flags were ever set. */
export const tcpFlagsBits = bitFlags({
  name: 'tcp_flags',
  field: 'tcp.flags',
  bits: TCP_FLAG_NAMES,
  value: (packets, row) => (packets.hasAll(row, TCP_FLAGS) ? packets.tcpFlags[row] : 0),
});

function bitFlags(bitField: BitField): AccumulatedGroup {
  return {
    features: DIRECTION_NAMES.flatMap((direction) =>
      bitField.bits.map((bit, position) => ({
        name: `tshark_${bitField.name}_${bit}_${direction}`,
        unit: 'flag' as const,
        type: 'integer' as const,
        range: [0, 1] as const,
        direction,
        definition: `1 if any packet that goes ${direction} has bit ${position} of ${bitField.field} set.`,
        modelInput: true,
      })),
    ),
    accumulator: () => new BitAccumulator(bitField),
  };
}

class BitAccumulator implements Accumulator {
  readonly #union = [0, 0];

  constructor(private readonly bitField: BitField) {}

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const { value } = this.bitField;
    for (let i = 0; i < length; i++) {
      this.#union[directions[i]] |= value(packets, rows[i]);
    }
  }

  merge(other: BitAccumulator): void {
    other.#union.forEach((union, direction) => {
      this.#union[direction] |= union;
    });
  }

  values(): number[] {
    return this.#union.flatMap((union) => this.bitField.bits.map((_, position) => (union >> position) & 1));
  }
}

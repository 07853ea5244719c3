import { FieldSet, type PacketBatch } from '@networkml/pcap';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from '../schema/feature-schema.js';
import { TRANSPORTS } from './transports.js';
import { otherSlot, PORT_LABELS, PORT_RANGES, PORT_SLOTS, portSlot } from './well-known-ports.js';

type Transport = (typeof TRANSPORTS)[number];

/** Packets from a port over packets to it, in both directions together: above 1 where answers outnumber questions. */
export const portRatios: readonly AccumulatedGroup[] = TRANSPORTS.map((transport) => ({
  features: PORT_LABELS.flatMap((labels, range) =>
    labels.map(({ label }) => define(transport, range, label)),
  ),
  accumulator: () => new PortRatioAccumulator(transport),
}));

function define(transport: Transport, range: number, label: string): FeatureDefinition {
  const { name } = PORT_RANGES[range];
  const packets = `${transport.name.toUpperCase()} packets over IPv4`;
  return {
    name: `tshark_${transport.name}_${name}_packet_ratio_io_port_${label}`,
    unit: 'ratio',
    type: 'real',
    range: [0, Infinity],
    direction: 'both',
    definition:
      label === 'other'
        ? `${packets} from ${name} ports without a feature of their own over those to such ports; 1 if there are only the former.`
        : `${packets} from port ${label} over those to it; 0 unless there are both.`,
    modelInput: false,
  };
}

const PROTOCOL = new FieldSet('ipProto');

/** Stands for the slots of devices without traffic of a transport, which may be very many. */
const NOTHING_COUNTED = new Float64Array(PORT_SLOTS);

class PortRatioAccumulator implements Accumulator {
  #from = NOTHING_COUNTED;
  #to = NOTHING_COUNTED;

  constructor(private readonly transport: Transport) {}

  add(packets: PacketBatch, { length, rows }: Traffic): void {
    const { ipProto, source, destination } = this.transport;
    const [sources, destinations] = [source.of(packets), destination.of(packets)];
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      if (!packets.hasAll(row, PROTOCOL) || packets.ipProto[row] !== ipProto) continue;
      if (this.#from === NOTHING_COUNTED) {
        this.#from = new Float64Array(PORT_SLOTS);
        this.#to = new Float64Array(PORT_SLOTS);
      }
      if (packets.hasAll(row, source.field)) this.#from[portSlot(sources[row])]++;
      if (packets.hasAll(row, destination.field)) this.#to[portSlot(destinations[row])]++;
    }
  }

  merge(other: PortRatioAccumulator): void {
    if (other.#from === NOTHING_COUNTED) return;
    this.#from = sums(this.#from, other.#from);
    this.#to = sums(this.#to, other.#to);
  }

  values(): number[] {
    return PORT_LABELS.flatMap((labels, range) => labels.map(({ slot }) => this.#ratio(slot, range)));
  }

  #ratio(slot: number, range: number): number {
    const from = this.#from[slot];
    const to = this.#to[slot];
    if (to > 0) return from / to;
    return slot === otherSlot(range) && from > 0 ? 1 : 0;
  }
}

function sums(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(a, (count, slot) => count + b[slot]);
}

import type { PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from '../schema/feature-schema.js';
import { TRANSPORTS } from './transports.js';
import { PORT_LABELS, PORT_RANGES, PORT_SLOTS, portSlot } from './well-known-ports.js';

type Transport = (typeof TRANSPORTS)[number];

/** Which services a device spoke of: the lower port of a packet tells the service. */
export const portFlags: readonly AccumulatedGroup[] = TRANSPORTS.map((transport) => ({
  features: DIRECTION_NAMES.flatMap((direction) =>
    PORT_LABELS.flatMap((labels, range) =>
      labels.map(({ label }) => define(transport, range, label, direction)),
    ),
  ),
  accumulator: () => new PortFlagAccumulator(transport),
}));

function define(
  transport: Transport,
  range: number,
  label: string,
  direction: 'out' | 'in',
): FeatureDefinition {
  const { name } = PORT_RANGES[range];
  const port =
    label === 'other'
      ? `a ${name === 'priv' ? 'system' : 'non-system'} port without a feature of its own`
      : label;
  return {
    name: `tshark_${transport.name}_${name}_port_${label}_${direction}`,
    unit: 'flag',
    type: 'integer',
    range: [0, 1],
    direction,
    definition: `1 if the lower port of any ${transport.name.toUpperCase()} packet over IPv4 that goes ${direction} is ${port}.`,
    modelInput: true,
  };
}

/** Stands for the slots of devices without traffic of a transport, which may be very many. */
const NOTHING_SEEN = new Uint8Array(PORT_SLOTS);

class PortFlagAccumulator implements Accumulator {
  readonly #seen = [NOTHING_SEEN, NOTHING_SEEN];

  constructor(private readonly transport: Transport) {}

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const { ipProto, ports, source, destination } = this.transport;
    const [sources, destinations] = [source.of(packets), destination.of(packets)];
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      if (!packets.hasAll(row, ports) || packets.ipProto[row] !== ipProto) continue;
      const direction = directions[i];
      if (this.#seen[direction] === NOTHING_SEEN) this.#seen[direction] = new Uint8Array(PORT_SLOTS);
      this.#seen[direction][portSlot(Math.min(sources[row], destinations[row]))] = 1;
    }
  }

  merge(other: PortFlagAccumulator): void {
    other.#seen.forEach((seen, direction) => {
      if (seen === NOTHING_SEEN) return;
      const own = this.#seen[direction];
      this.#seen[direction] = seen.map((flag, slot) => flag | own[slot]);
    });
  }

  values(): number[] {
    return this.#seen.flatMap((seen) =>
      PORT_LABELS.flatMap((labels) => labels.map(({ slot }) => seen[slot])),
    );
  }
}

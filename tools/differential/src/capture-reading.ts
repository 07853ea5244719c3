import {
  CaptureError,
  type HeaderFields,
  type Packet,
  type PacketBatch,
  type ProtocolName,
  packetAt,
} from '@networkml/pcap';
import { type EngineName, openCaptureWith } from '@networkml/pcap/engines';

/** Every value of a packet by its name, those of its own headers by `outermost.` and their name. */
export type PacketValues = Readonly<Record<string, unknown>>;

/** What an engine gives of a capture. */
export interface CaptureReading {
  readonly packets: readonly PacketValues[];
  /** Where and why it ends too early, or could not be opened. */
  readonly damage: CaptureError | undefined;
}

/**
 * Reads a capture with an engine.
 *
 * @param protocols the layers that count; all if there are none
 */
export async function readCapture(
  engine: EngineName,
  input: string | Uint8Array,
  protocols?: readonly ProtocolName[],
): Promise<CaptureReading> {
  const packets: PacketValues[] = [];
  try {
    const capture = await openCaptureWith(engine, input);
    for await (const batch of capture.batches()) {
      for (let row = 0; row < batch.length; row++) packets.push(valuesOf(batch, row, protocols));
    }
    return { packets, damage: capture.damage };
  } catch (error) {
    if (error instanceof CaptureError) return { packets, damage: error };
    throw error;
  }
}

function valuesOf(batch: PacketBatch, row: number, protocols?: readonly ProtocolName[]): PacketValues {
  const { outermost, ...packet } = packetAt(batch, row);
  const own = Object.entries(comparable(outermost, protocols));
  return {
    ...comparable(packet, protocols),
    ...Object.fromEntries(own.map(([name, value]) => [`outermost.${name}`, value])),
    time: exactTime(packet, batch.timeSeconds[row], batch.timeNanoseconds[row]),
    timeDelta: `${batch.timeDeltaSeconds[row]} s, ${batch.timeDeltaNanoseconds[row]} ns`,
  };
}

function comparable(fields: HeaderFields, protocols?: readonly ProtocolName[]): PacketValues {
  const layers =
    protocols === undefined ? fields.protocols : fields.protocols.filter((name) => protocols.includes(name));
  return { ...fields, protocols: layers.join(':') };
}

function exactTime({ time }: Pick<Packet, 'time'>, seconds: number, nanoseconds: number): string | undefined {
  return time === undefined ? undefined : `${seconds} s, ${nanoseconds} ns`;
}

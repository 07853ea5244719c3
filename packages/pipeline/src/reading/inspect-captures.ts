import { type DeviceKey, type DeviceRecord, Devices, type Traffic } from '@networkml/features';
import {
  type CaptureCompression,
  type CaptureFormat,
  linkTypeName,
  type PacketBatch,
  PROTOCOL_NAMES,
} from '@networkml/pcap';
import type { CaptureStatus } from './capture-reading.js';
import { type CaptureFailure, captureFailure, type PacketCounts, packetCounts } from './capture-report.js';
import type { OpenedCapture } from './opened-capture.js';

/** What a capture holds of one link-layer header type. */
export interface LinkTypeCount {
  /** Number of the tcpdump.org registry. */
  readonly linkType: number;
  /** Its name without the `LINKTYPE_` prefix; null for one that is not dissected. */
  readonly name: string | null;
  readonly packets: number;
}

/** What a capture holds of one device. */
export interface DeviceTraffic {
  readonly keyedBy: DeviceKey['type'];
  /** MAC address or IP address, as `keyedBy` says. */
  readonly address: string;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  /** Bytes on the wire. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** What a capture holds and how it is damaged; JSON-ready. */
export interface CaptureInspection {
  readonly path: string;
  readonly status: CaptureStatus;
  readonly error: CaptureFailure | null;
  /** Null if the capture cannot be read at all. */
  readonly format: CaptureFormat | null;
  readonly compression: CaptureCompression | null;
  readonly packets: PacketCounts;
  /** Bytes of the packets on the wire, and of them in the capture. */
  readonly bytes: { readonly wire: number; readonly captured: number };
  readonly linkTypes: readonly LinkTypeCount[];
  /** Earliest and latest time in seconds since the epoch; null if no packet has a time. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly durationSeconds: number;
  /** Packets in which a layer was found, tunnelled and quoted ones among them, from the bottom of the stack. */
  readonly protocols: Readonly<Record<string, number>>;
  /** Ordered by address. */
  readonly devices: readonly DeviceTraffic[];
}

/**
 * What captures hold, in their order.
 *
 * @param captures each of them open
 */
export async function* inspectCaptures(
  captures: AsyncIterable<OpenedCapture> | Iterable<OpenedCapture>,
): AsyncGenerator<CaptureInspection, void, undefined> {
  for await (const opened of captures) yield await inspectCapture(opened);
}

async function inspectCapture(opened: OpenedCapture): Promise<CaptureInspection> {
  const protocols = new Float64Array(PROTOCOL_NAMES.length);
  const devices = new Devices((key) => new TrafficCounter(key));
  for await (const batch of opened.capture?.batches() ?? []) {
    countProtocols(batch, protocols);
    devices.add(batch);
  }
  return inspection(opened, protocols, devices.sorted());
}

function inspection(
  opened: OpenedCapture,
  protocols: Float64Array,
  devices: readonly TrafficCounter[],
): CaptureInspection {
  const { path, status, error, statistics } = opened.reading();
  const { wireBytes, capturedBytes, linkTypes, firstTime, lastTime, duration } = statistics;
  return {
    path,
    status,
    error: captureFailure(error),
    format: opened.capture?.format ?? null,
    compression: opened.capture?.compression ?? null,
    packets: packetCounts(statistics),
    bytes: { wire: wireBytes, captured: capturedBytes },
    linkTypes: Array.from(linkTypes, ([linkType, packets]) => ({
      linkType,
      name: linkTypeName(linkType) ?? null,
      packets,
    })),
    firstTime: firstTime ?? null,
    lastTime: lastTime ?? null,
    durationSeconds: duration,
    protocols: Object.fromEntries(
      PROTOCOL_NAMES.map((name, i) => [name, protocols[i]] as const).filter(([, count]) => count > 0),
    ),
    devices: devices.map((device) => device.traffic()),
  };
}

/** Adds one for each layer of each packet: bit i stands for the i-th protocol. */
function countProtocols({ length, protocols }: PacketBatch, counts: Float64Array): void {
  for (let row = 0; row < length; row++) {
    for (let layers = protocols[row]; layers !== 0; layers &= layers - 1) {
      counts[31 - Math.clz32(layers & -layers)]++;
    }
  }
}

class TrafficCounter implements DeviceRecord {
  readonly #packets = [0, 0];
  readonly #bytes = [0, 0];

  constructor(readonly key: DeviceKey) {}

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      this.#packets[directions[i]]++;
      this.#bytes[directions[i]] += packets.frameLen[rows[i]];
    }
  }

  traffic(): DeviceTraffic {
    const [packetsSent, packetsReceived] = this.#packets;
    const [bytesSent, bytesReceived] = this.#bytes;
    const { type, text } = this.key;
    return { keyedBy: type, address: text, packetsSent, packetsReceived, bytesSent, bytesReceived };
  }
}

import type { CaptureError } from '@networkml/pcap';
import type { CaptureTotals } from './capture-reading.js';

/** Why and where the reading of a capture ended early; JSON-ready. */
export interface CaptureFailure {
  readonly code: string;
  readonly message: string;
  readonly byteOffset: number;
}

/** The packets of a capture; JSON-ready. `read` is `decoded` plus all that is skipped. */
export interface PacketCounts {
  readonly read: number;
  readonly decoded: number;
  /** By reason; reasons that did not occur are left out. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** What is reported of an error, null if there is none. */
export function captureFailure(error: CaptureError | null): CaptureFailure | null {
  return error && { code: error.code, message: error.message, byteOffset: error.place.byteOffset };
}

/** What is reported of the packets. */
export function packetCounts({
  read,
  decoded,
  skipped,
}: Pick<CaptureTotals, 'read' | 'decoded' | 'skipped'>): PacketCounts {
  return { read, decoded, skipped };
}

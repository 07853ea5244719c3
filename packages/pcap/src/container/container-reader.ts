import type { ByteWindow } from '../bytes/byte-window.js';
import type { RecordSink } from './record-sink.js';

/** Container formats that are read here. */
export type CaptureFormat = 'pcap' | 'pcapng';

/** Reads one container format from bytes as they arrive. */
export interface ContainerReader {
  readonly format: CaptureFormat;

  /**
   * Consumes whole records until the window holds no further one or the sink is full.
   *
   * @throws {@link CaptureError} where the capture is damaged; what precedes the damage is in the sink
   */
  read(window: ByteWindow, sink: RecordSink): void;

  /** What the capture lacks if it ends with the bytes left in the window: nothing, or the rest of a record. */
  missing(window: ByteWindow): { readonly what: string; readonly needed: number } | undefined;
}

/**
 * A larger length is damage (Wireshark's `WTAP_MAX_PACKET_SIZE_STANDARD`). Only D-Bus, USBPcap and EBHSCR captures may
 * hold larger packets, and none of them is dissected here.
 */
export const MAX_CAPTURED_LENGTH = 262_144;

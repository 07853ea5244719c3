import type { CaptureCompression } from './compression/compression.js';
import type { CaptureFormat } from './container/container-reader.js';
import type { BatchSink } from './dissection/batch-sink.js';

/** Where the packets of a capture come from: what an engine implements. */
export interface PacketSource {
  /** Container format. */
  readonly format: CaptureFormat;
  /** Compression around it. */
  readonly compression: CaptureCompression;

  /**
   * Reads until the sink is full (true), or the capture ends (false).
   *
   * @throws {@link CaptureError} where the capture is damaged; what precedes the damage is in the sink
   */
  fill(sink: BatchSink): Promise<boolean>;

  /** Lets go of what the source holds open. May be called more than once. */
  close(): Promise<void>;
}

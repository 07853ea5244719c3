/** A packet to be written to a capture. */
export interface PacketRecord {
  /** Whole seconds since the epoch, 0 to 4,294,967,295. */
  readonly seconds: number;
  /** Nanoseconds within the second, 0 to 999,999,999. */
  readonly nanoseconds: number;
  /** The captured bytes. */
  readonly bytes: Uint8Array;
  /**
   * Bytes on the wire, at least those that were captured.
   * @defaultValue the number of captured bytes
   */
  readonly originalLength?: number;
}

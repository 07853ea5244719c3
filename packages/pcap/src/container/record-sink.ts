/** Where a container reader puts the packets that it finds. */
export interface RecordSink {
  /** True if no further packet fits before the batch is read. */
  readonly full: boolean;
  /** Number of packets taken so far in the whole capture. */
  readonly packets: number;

  /**
   * Takes a packet.
   *
   * @param view holds the captured bytes from `start` to `end`
   * @param originalLength bytes on the wire
   * @param linkType number of the tcpdump.org registry
   * @param seconds since the epoch; NaN where the format records no time
   * @param nanoseconds within the second
   */
  packet(
    view: DataView,
    start: number,
    end: number,
    originalLength: number,
    linkType: number,
    seconds: number,
    nanoseconds: number,
  ): void;
}

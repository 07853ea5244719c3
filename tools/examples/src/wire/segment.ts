/** A header above IP, and how many bytes follow it on the wire; the capture holds none of those. */
export interface Segment {
  /** IANA protocol number. */
  readonly protocol: number;
  readonly header: Uint8Array;
  readonly payloadLength: number;
}

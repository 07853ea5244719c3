/** What a stack offers when it opens a TCP connection, from the least to the most. */
const LAYOUTS = ['segment-size', 'window-scale', 'timestamps'] as const;
export type TcpOptionLayout = (typeof LAYOUTS)[number];

/** What a connection uses: a server answers with no more than the client has offered, and than it knows itself. */
export function agreedLayout(client: TcpOptionLayout, server: TcpOptionLayout): TcpOptionLayout {
  return LAYOUTS[Math.min(LAYOUTS.indexOf(client), LAYOUTS.indexOf(server))];
}

/** Clocks of the two ends in milliseconds, for the timestamps option (RFC 7323). */
export interface TcpClocks {
  readonly value: number;
  readonly echo: number;
}

const NO_OPERATION = 1;
const WINDOW_SCALE = [3, 3, 7];
const SACK_PERMITTED = [4, 2];

/** Options of a SYN or SYN-ACK segment. */
export function synOptions(layout: TcpOptionLayout, clocks: TcpClocks, segmentSize: number): Uint8Array {
  const maximumSegmentSize = [2, 4, segmentSize >>> 8, segmentSize & 0xff];
  const options = {
    timestamps: [
      ...maximumSegmentSize,
      ...SACK_PERMITTED,
      ...timestamps(clocks),
      NO_OPERATION,
      ...WINDOW_SCALE,
    ],
    'window-scale': [
      ...[...maximumSegmentSize, NO_OPERATION, ...WINDOW_SCALE],
      ...[NO_OPERATION, NO_OPERATION, ...SACK_PERMITTED],
    ],
    'segment-size': maximumSegmentSize,
  };
  return Uint8Array.from(options[layout]);
}

/** Options of the segments that follow. */
export function segmentOptions(layout: TcpOptionLayout, clocks: TcpClocks): Uint8Array {
  if (layout !== 'timestamps') return new Uint8Array(0);
  return Uint8Array.from([NO_OPERATION, NO_OPERATION, ...timestamps(clocks)]);
}

function timestamps({ value, echo }: TcpClocks): number[] {
  return [8, 10, ...bigEndian(value), ...bigEndian(echo)];
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

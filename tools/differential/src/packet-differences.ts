import type { PacketValues } from './capture-reading.js';

/** A packet of which two engines give other values. */
export interface PacketDifference {
  /** Counted from 1. */
  readonly packet: number;
  /** By name, the values that differ: of the native engine, then of the other one. */
  readonly values: Readonly<Record<string, readonly [native: unknown, other: unknown]>>;
}

/** The packets that both engines have, but not alike. */
export function packetDifferences(
  native: readonly PacketValues[],
  other: readonly PacketValues[],
): PacketDifference[] {
  return native
    .slice(0, other.length)
    .map((packet, index) => ({ packet: index + 1, values: differingValues(packet, other[index]) }))
    .filter(({ values }) => Object.keys(values).length > 0);
}

function differingValues(native: PacketValues, other: PacketValues): PacketDifference['values'] {
  const names = new Set([...Object.keys(native), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => native[name] !== other[name])
      .map((name) => [name, [native[name], other[name]]]),
  );
}

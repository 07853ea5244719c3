/** Which way a packet goes, seen from a device: the index of the direction's values wherever both are kept. */
export type Direction = typeof OUT | typeof IN;

/** The device is the packet's source: by its Ethernet address, or its IP address where it has none. */
export const OUT = 0;
/** The device is the packet's destination, and not its source. */
export const IN = 1;

/** Names of the directions, as feature names end in them. */
export const DIRECTION_NAMES = ['out', 'in'] as const;

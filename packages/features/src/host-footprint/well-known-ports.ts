/** The ports that NetworkML 0.6.10 tells apart; every other one of a range counts as `other`. */
export interface PortRange {
  /** `priv` for the system ports (below 1024, RFC 6335), `nonpriv` for all others. */
  readonly name: 'priv' | 'nonpriv';
  readonly ports: readonly number[];
}

const FIRST_NONPRIVILEGED_PORT = 1024;

/** The two ranges of ports. */
export const PORT_RANGES: readonly [PortRange, PortRange] = [
  { name: 'priv', ports: [22, 23, 25, 53, 67, 68, 69, 80, 88, 110, 123, 137, 138, 139, 143, 161, 443, 631] },
  { name: 'nonpriv', ports: [1900, 2375, 2376, 5222, 5349, 5353, 5354, 5357, 6653] },
];

const LISTED = PORT_RANGES.flatMap(({ ports }) => ports);
const LISTED_PORTS = LISTED.length;

/** By port. */
const SLOTS = Uint8Array.from({ length: 65_536 }, (_, port) =>
  port < FIRST_NONPRIVILEGED_PORT ? LISTED_PORTS : LISTED_PORTS + 1,
);
LISTED.forEach((port, slot) => {
  SLOTS[port] = slot;
});

/** Number of slots: one a listed port, and one for the other ports of each range. */
export const PORT_SLOTS = LISTED_PORTS + PORT_RANGES.length;

/** The slot of a port: its place in the two lists, or that of the other ports of its range. */
export function portSlot(port: number): number {
  return SLOTS[port];
}

/** The slot of the ports of a range that are not listed. */
export function otherSlot(range: number): number {
  return LISTED_PORTS + range;
}

/** The label and slot of every port of each range, `other` last. */
export const PORT_LABELS = PORT_RANGES.map(({ ports }, range) => [
  ...ports.map((port) => ({ label: String(port), slot: portSlot(port) })),
  { label: 'other', slot: otherSlot(range) },
]);

/** Why a packet was read but not decoded; the index is the code in {@link PacketBatch.skipped}. */
export const SKIP_REASONS = [
  /** The packet was decoded. */
  null,
  /** No dissector for the link type of the packet's interface. */
  'unsupported-link-type',
  /** Fewer bytes were captured than the link header has. */
  'truncated-link-header',
] as const;

/** Name of a reason for not decoding a packet. */
export type SkipReason = Exclude<(typeof SKIP_REASONS)[number], null>;

/** Codes of the reasons, for the dissector. */
export const Skip = { none: 0, unsupportedLinkType: 1, truncatedLinkHeader: 2 } as const;

/** Where a pcap file has what, in bytes (draft-ietf-opsawg-pcap section 4). */
export const FILE_HEADER = {
  MAGIC: 0,
  VERSION_MAJOR: 4,
  VERSION_MINOR: 6,
  SNAP_LENGTH: 16,
  LINK_TYPE: 20,
  LENGTH: 24,
} as const;

/** Where a record has what, in bytes (draft-ietf-opsawg-pcap section 5). */
export const RECORD = {
  SECONDS: 0,
  FRACTION: 4,
  CAPTURED_LENGTH: 8,
  ORIGINAL_LENGTH: 12,
  HEADER_LENGTH: 16,
} as const;

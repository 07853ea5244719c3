/** RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups shortened to `::`. */
export function formatIpv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[2 * i] << 8) | bytes[2 * i + 1]);
  const embedded = embeddedIpv4(groups);
  if (embedded !== undefined) return `${embedded}${bytes.slice(12).join('.')}`;
  const { start, length } = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** The prefixes whose last 32 bits are written as IPv4: mapped (RFC 4291 2.5.5.2) and compatible (2.5.5.1). */
function embeddedIpv4(groups: readonly number[]): string | undefined {
  if (groups.slice(0, 5).some((group) => group !== 0)) return undefined;
  if (groups[5] === 0xffff) return '::ffff:';
  return groups[5] === 0 && groups[6] !== 0 ? '::' : undefined;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, i) => {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: i - length + 1, length };
  });
  return best;
}

import type { FeatureTable } from '../feature-table.js';

/**
 * One JSON object a row of a table, each on a line of its own: what the row is about, then every feature by its name.
 * Numbers have as many digits as read back equal.
 *
 * @param capture name of the capture
 */
export function featuresNdjson(table: FeatureTable, capture: string): string {
  const columns = [...table.columns];
  return table.devices
    .map(({ key, mac, addresses, packets, packetsSent, lastSeen, window }, row) => {
      const about = { capture, device: key, mac, addresses, packets, packetsSent, lastSeen, window };
      const features = Object.fromEntries(columns.map(([name, column]) => [name, column[row]]));
      return `${JSON.stringify({ ...about, ...features })}\n`;
    })
    .join('');
}

import type { FeatureTable } from '../feature-table.js';
import type { RowRange } from './row-range.js';

/**
 * One JSON object a row of a table, each on a line of its own: every feature by its name, then what the row is about.
 * Numbers have as many digits as read back equal.
 *
 * @param capture name of the capture
 */
export function featuresNdjson(
  table: FeatureTable,
  capture: string,
  { first = 0, end = table.devices.length }: RowRange = {},
): string {
  const columns = [...table.columns];
  return table.devices
    .slice(first, end)
    .map(({ key: device, ...row }, i) => {
      const about = { capture, device, ...row };
      const features = Object.fromEntries(columns.map(([name, column]) => [name, column[first + i]]));
      return `${JSON.stringify({ ...features, ...about })}\n`;
    })
    .join('');
}

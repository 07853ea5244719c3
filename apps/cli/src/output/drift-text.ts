import type { CaptureReport, Drift, RoleModel } from '@networkml/pipeline';
import { terminalText } from './terminal-text.js';
import { type TableColumn, textTable } from './text-table.js';

const FEATURES_OF_A_NOTE = 3;
const FEATURES_OF_A_TABLE = 15;

const COLUMNS: readonly TableColumn[] = [
  { title: 'Feature' },
  { title: 'Shift', align: 'right' },
  { title: 'Definition' },
];

/** Says of a capture that it is unlike the training data, where most of its devices are. */
export function driftNote({ path, drift }: CaptureReport, { id }: RoleModel): string | undefined {
  if (drift === null || 2 * drift.unlike <= drift.devices) return undefined;
  const features = drift.features.slice(0, FEATURES_OF_A_NOTE).map(({ feature }) => feature);
  return `${terminalText(path)}: unlike the training data of ${id}: ${drift.unlike} of ${drift.devices} devices; most in ${features.join(', ')}`;
}

/** How unlike the training data the devices are, for people. */
export function driftTable({ devices, unlike, features }: Drift): string {
  const rows = features
    .slice(0, FEATURES_OF_A_TABLE)
    .map(({ feature, shift, definition }) => [feature, shift.toFixed(3), definition]);
  return `Unlike the training data: ${unlike} of ${devices} devices\nFeatures whose distributions differ most (0 not at all, 1 altogether)\n\n${textTable(COLUMNS, rows)}`;
}

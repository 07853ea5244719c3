import stringWidth from 'fast-string-width';
import { terminalText } from './terminal-text.js';

/** A column of a table for people. */
export interface TableColumn {
  readonly title: string;
  /** @defaultValue 'left' */
  readonly align?: 'left' | 'right';
}

const GAP = '  ';

/** A table of text, its columns aligned, ending in a line feed. */
export function textTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map(terminalText))];
  const widths = columns.map((_, column) => widest(lines, column));
  return lines.map((cells) => `${line(columns, widths, cells)}\n`).join('');
}

function line(columns: readonly TableColumn[], widths: readonly number[], cells: readonly string[]): string {
  const padded = columns.map(({ align }, column) => {
    const space = ' '.repeat(widths[column] - stringWidth(cells[column]));
    return align === 'right' ? space + cells[column] : cells[column] + space;
  });
  return padded.join(GAP).trimEnd();
}

function widest(lines: readonly (readonly string[])[], column: number): number {
  return lines.reduce((width, cells) => Math.max(width, stringWidth(cells[column])), 0);
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A whole number with commas between thousands; `toLocaleString` would load tables for every language first. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

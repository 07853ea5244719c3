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
  const lines = [columns.map(({ title }) => title), ...rows].map((texts) => texts.map(cell));
  const widths = columns.map((_, column) =>
    lines.reduce((most, cells) => Math.max(most, cells[column].width), 0),
  );
  return lines.map((cells) => `${line(columns, widths, cells)}\n`).join('');
}

interface Cell {
  readonly text: string;
  /** Columns of a terminal that the text takes. */
  readonly width: number;
}

function cell(content: string): Cell {
  const text = terminalText(content);
  return { text, width: stringWidth(text) };
}

function line(columns: readonly TableColumn[], widths: readonly number[], cells: readonly Cell[]): string {
  const padded = cells.map(({ text, width }, column) => {
    const space = ' '.repeat(widths[column] - width);
    return columns[column].align === 'right' ? space + text : text + space;
  });
  return padded.join(GAP).trimEnd();
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A whole number with commas between thousands; `toLocaleString` would load tables for every language first. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

import { CsvError, parse } from 'csv-parse/sync';
import { readInputText } from './input-file.js';
import { PipelineError } from './pipeline-error.js';

/** What a label file says of one device of one capture. */
export interface Label {
  /** Name of the capture within the folder that is trained on, or its base name. */
  readonly capture: string;
  /** MAC address in lower case, or undefined if the label is for the capture's canonical device. */
  readonly mac: string | undefined;
  readonly role: string;
  /** Line of the label file. */
  readonly line: number;
}

const CAPTURE_COLUMN = 'capture';
const MAC_COLUMN = 'mac';

/**
 * Reads a label file: CSV with a header line, a column `capture`, the column of the labels, and possibly `mac`. Rows
 * with an empty label are passed over.
 *
 * @param text content of the file
 * @param path its name, for error messages
 * @param column name of the column that holds the labels
 * @throws {@link PipelineError} that names line and column
 */
export function parseLabels(text: string, path: string, column: string): Label[] {
  const [header, ...rows] = records(text, path);
  if (header === undefined)
    throw new PipelineError(
      'bad-labels',
      `${path}: empty, expected a header line with the column ${CAPTURE_COLUMN}`,
    );
  const columnIndex = (name: string) => requireColumn(header.fields, name, path);
  const [capture, role] = [columnIndex(CAPTURE_COLUMN), columnIndex(column)];
  const mac = header.fields.indexOf(MAC_COLUMN);
  return rows
    .filter(({ fields }) => fields[role] !== '')
    .map(({ fields, line }) => ({
      capture: fields[capture],
      mac: mac < 0 || fields[mac] === '' ? undefined : macAddress(fields[mac]),
      role: fields[role],
      line,
    }));
}

/**
 * Reads the label file at a path: see {@link parseLabels}.
 *
 * @throws {@link PipelineError} if it cannot be read, or is damaged
 */
export async function readLabels(path: string, column: string): Promise<Label[]> {
  return parseLabels(await readInputText(path), path, column);
}

/** As tables write it: lower case with colons. */
function macAddress(text: string): string {
  return text.toLowerCase().replaceAll('-', ':');
}

interface CsvRow {
  readonly fields: readonly string[];
  readonly line: number;
}

function records(text: string, path: string): CsvRow[] {
  try {
    const withLine = (record: string[], { lines }: { lines: number }) => [String(lines), ...record];
    const parsed = parse(text, { bom: true, trim: true, skip_empty_lines: true, on_record: withLine });
    return parsed.map(([line, ...fields]) => ({ fields, line: Number(line) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new PipelineError('bad-labels', `${path}: ${error.message}`, { cause: error });
  }
}

function requireColumn(header: readonly string[], name: string, path: string): number {
  const index = header.indexOf(name);
  if (index >= 0) return index;
  throw new PipelineError(
    'bad-labels',
    `${path}, line 1: no column ${JSON.stringify(name)}, it has ${header.join(', ')}`,
  );
}

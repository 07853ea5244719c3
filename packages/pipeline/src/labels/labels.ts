import { isIPv6, SocketAddress } from 'node:net';
import { PipelineError } from '../pipeline-error.js';
import { readInputText } from '../reading/input-file.js';

/** What a label file says of a device. */
export interface Label {
  /** Name of the capture within the folder that is read, or its base name; undefined for a device of any capture. */
  readonly capture: string | undefined;
  /** MAC address in lower case. */
  readonly mac: string | undefined;
  /**
   * IP address that the device sends from, as it is printed (RFC 5952). Without either address the label is for the
   * capture's canonical device.
   */
  readonly ip: string | undefined;
  readonly role: string;
  /** What the device must not be parted from, such as a site or a day; undefined where labels have no groups. */
  readonly group: string | undefined;
  /** Line of the label file. */
  readonly line: number;
}

const CAPTURE_COLUMN = 'capture';
const MAC_COLUMN = 'mac';
const IP_COLUMN = 'ip';

/**
 * Reads a label file: CSV with a header line, the column of the labels, and any of `capture`, `mac` and `ip`. Where
 * `capture` is empty or absent, an address tells a device of any capture. Rows with an empty label are passed over.
 *
 * @param text content of the file
 * @param path its name, for error messages
 * @param column name of the column that holds the labels
 * @param groupColumn name of the column that holds the groups, if there are any
 * @throws {@link PipelineError} that names line and column
 */
export async function parseLabels(
  text: string,
  path: string,
  column: string,
  groupColumn?: string,
): Promise<Label[]> {
  const [header, ...rows] = await records(text, path);
  if (header === undefined)
    throw new PipelineError(
      'bad-labels',
      `${path}: empty, expected a header line with the columns ${CAPTURE_COLUMN} and ${column}`,
    );
  const role = requireColumn(header.fields, column, path);
  if (groupColumn !== undefined) requireColumn(header.fields, groupColumn, path);
  const hasAddresses = [MAC_COLUMN, IP_COLUMN].some((name) => header.fields.includes(name));
  if (!hasAddresses) requireColumn(header.fields, CAPTURE_COLUMN, path);
  const field = (name: string, fields: readonly string[]) => fields[header.fields.indexOf(name)] || undefined;
  return rows
    .filter(({ fields }) => fields[role] !== '')
    .map(({ fields, line }) => ({
      capture: field(CAPTURE_COLUMN, fields),
      mac: field(MAC_COLUMN, fields)?.toLowerCase().replaceAll('-', ':'),
      ip: ipAddress(field(IP_COLUMN, fields)),
      role: fields[role],
      group: groupColumn === undefined ? undefined : field(groupColumn, fields),
      line,
    }))
    .map((label) => requireSubject(label, path))
    .map((label) => (groupColumn === undefined ? label : requireGroup(label, path, groupColumn)));
}

/**
 * Reads the label file at a path: see {@link parseLabels}.
 *
 * @throws {@link PipelineError} if it cannot be read, or is damaged
 */
export async function readLabels(path: string, column: string, groupColumn?: string): Promise<Label[]> {
  return parseLabels(await readInputText(path), path, column, groupColumn);
}

/**
 * The role of each label, where a label file has a column of finer labels and one of roles.
 *
 * @throws {@link PipelineError} if it cannot be read, is damaged, or gives a label two roles
 */
export async function readRolesOfLabels(
  path: string,
  labelColumn: string,
  roleColumn: string,
): Promise<ReadonlyMap<string, string>> {
  const labels = await readLabels(path, labelColumn);
  const roles = new Map((await readLabels(path, roleColumn)).map(({ line, role }) => [line, role]));
  const roleOfLabel = new Map<string, string>();
  for (const { line, role: label } of labels) {
    const role = roles.get(line);
    const known = roleOfLabel.get(label) ?? role;
    if (role === undefined || role !== known) {
      const found = role === undefined ? 'no role' : `the role ${role}, and ${known} before`;
      throw new PipelineError('bad-labels', `${path}, line ${line}: the label ${label} has ${found}`);
    }
    roleOfLabel.set(label, role);
  }
  return roleOfLabel;
}

/** As tables write it. */
function ipAddress(text: string | undefined): string | undefined {
  if (text === undefined || !isIPv6(text)) return text;
  return new SocketAddress({ family: 'ipv6', address: text }).address;
}

function requireSubject(label: Label, path: string): Label {
  const { capture, mac, ip, line } = label;
  if (capture !== undefined || mac !== undefined || ip !== undefined) return label;
  throw new PipelineError('bad-labels', `${path}, line ${line}: neither a capture nor an address`);
}

function requireGroup(label: Label, path: string, column: string): Label {
  if (label.group !== undefined) return label;
  throw new PipelineError(
    'bad-labels',
    `${path}, line ${label.line}: nothing in the column ${JSON.stringify(column)}, expected the group`,
  );
}

interface CsvRow {
  readonly fields: readonly string[];
  readonly line: number;
}

async function records(text: string, path: string): Promise<CsvRow[]> {
  // Who only predicts reads no labels, and shall not wait until what reads them is loaded.
  const { CsvError, parse } = await import('csv-parse/sync');
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

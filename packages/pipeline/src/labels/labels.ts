import ipaddr from 'ipaddr.js';
import { PipelineError } from '../pipeline-error.js';
import { type LabelLine, LabelTable } from './label-table.js';

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

/** The columns of a label file that hold labels. */
export interface LabelColumns {
  /** Name of the column of the labels. */
  readonly label: string;
  /** Name of the column of the groups. @defaultValue there are no groups */
  readonly group?: string | undefined;
}

/** Columns that tell which device a label is for. */
const SUBJECT = { capture: 'capture', mac: 'mac', ip: 'ip' } as const;

/** What people call these columns, too. */
const MISSPELT: Readonly<Record<keyof typeof SUBJECT, readonly string[]>> = {
  capture: ['captures', 'pcap', 'pcaps', 'file', 'filename', 'file name'],
  mac: ['macs', 'mac address', 'mac_address', 'macaddress', 'mac-address', 'hwaddr'],
  ip: ['ips', 'ip address', 'ip_address', 'ipaddress', 'ip-address', 'address'],
};

/**
 * Reads a label file: a header line, the column of the labels, and any of `capture`, `mac` and `ip`, separated by commas
 * or tabs. Where `capture` is empty or absent, an address tells a device of any capture. Rows with an empty label are
 * passed over.
 *
 * @param text content of the file
 * @param path its name, for error messages
 * @throws `PipelineError` that names line and column
 */
export function parseLabels(text: string, path: string, columns: LabelColumns): Label[] {
  const table = new LabelTable(text, path);
  if (table.columns.length === 0)
    table.fail(1, `empty, expected a header line with the columns ${SUBJECT.capture} and ${columns.label}`);
  const role = table.column(columns.label);
  if (columns.group !== undefined) table.column(columns.group);
  if (![SUBJECT.mac, SUBJECT.ip].some((name) => table.columns.includes(name))) table.column(SUBJECT.capture);
  refuseMisspelt(table, columns);
  return table.lines
    .filter(({ fields }) => fields[role] !== '')
    .map((line) => labelOf(table, line, line.fields[role] ?? '', columns));
}

/**
 * The role of each label, where a label file has a column of finer labels and one of roles.
 *
 * @throws `PipelineError` if it is damaged, or gives a label two roles
 */
export function parseRolesOfLabels(
  text: string,
  path: string,
  labelColumn: string,
  roleColumn: string,
): ReadonlyMap<string, string> {
  const roles = new Map(
    parseLabels(text, path, { label: roleColumn }).map(({ line, role }) => [line, role] as const),
  );
  const roleOfLabel = new Map<string, string>();
  for (const { line, role: label } of parseLabels(text, path, { label: labelColumn })) {
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

function labelOf(table: LabelTable, line: LabelLine, role: string, { group: groups }: LabelColumns): Label {
  const label = {
    capture: table.field(line, SUBJECT.capture),
    mac: macAddress(table, line),
    ip: ipAddress(table, line),
    role,
    group: groups === undefined ? undefined : table.field(line, groups),
    line: line.line,
  };
  if (label.capture === undefined && label.mac === undefined && label.ip === undefined)
    table.fail(line.line, 'neither a capture nor an address');
  if (groups !== undefined && label.group === undefined)
    table.fail(line.line, `nothing in the column ${JSON.stringify(groups)}, expected the group`);
  return label;
}

function macAddress(table: LabelTable, line: LabelLine): string | undefined {
  const text = table.field(line, SUBJECT.mac);
  if (text === undefined) return undefined;
  const digits = text.toLowerCase().replace(/[:.-]/g, '');
  if (/^[0-9a-f]{12}$/.test(digits)) return digits.replace(/(..)(?!$)/g, '$1:');
  return table.fail(line.line, `${JSON.stringify(text)} is no MAC address`);
}

/** As tables write it. */
function ipAddress(table: LabelTable, line: LabelLine): string | undefined {
  const text = table.field(line, SUBJECT.ip);
  if (text === undefined || ipaddr.IPv4.isValidFourPartDecimal(text)) return text;
  if (ipaddr.IPv6.isValid(text)) return ipaddr.IPv6.parse(text).toRFC5952String();
  return table.fail(line.line, `${JSON.stringify(text)} is no IP address`);
}

/** A column that is not read because of its name would make labels mean something else. */
function refuseMisspelt(table: LabelTable, { label, group }: LabelColumns): void {
  for (const [name, others] of Object.entries(MISSPELT)) {
    if (table.columns.includes(name)) continue;
    const found = table.columns.find(
      (column) =>
        column !== label &&
        column !== group &&
        (column.toLowerCase() === name || others.includes(column.toLowerCase())),
    );
    if (found !== undefined)
      table.fail(1, `the column ${JSON.stringify(found)} is not read, did you mean ${JSON.stringify(name)}?`);
  }
}

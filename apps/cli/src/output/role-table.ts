import { type CaptureReport, displayName, type RolePrediction, UNKNOWN } from '@networkml/pipeline';
import { terminalText } from './terminal-text.js';
import { percent, type TableColumn, textTable, thousands } from './text-table.js';

const COLUMNS: readonly TableColumn[] = [
  { title: 'MAC address' },
  { title: 'IP addresses' },
  { title: 'Packets', align: 'right' },
  { title: 'Role' },
  { title: 'Confidence', align: 'right' },
  { title: 'Next' },
];
const MOST_ADDRESSES = 2;
/** What a device sends from before it has an address. */
const UNSPECIFIED: readonly string[] = ['0.0.0.0', '::'];

/** The roles of the devices of captures, for people. */
export function roleTables(captures: readonly CaptureReport[]): string {
  return captures.map(roleTable).join('\n');
}

function roleTable(capture: CaptureReport): string {
  const table = capture.devices.length === 0 ? '' : `\n${textTable(COLUMNS, capture.devices.map(row))}`;
  return `${heading(capture)}\n${table}${explanations(capture)}`;
}

/** Why each device has its role, a line a feature; nothing where it was not asked for. */
function explanations({ devices }: CaptureReport): string {
  const explained = devices.filter(({ evidence }) => evidence.length > 0);
  return explained.map((device) => `\n${explanation(device)}`).join('');
}

function explanation({ mac, addresses, roles, facts, evidence }: RolePrediction): string {
  const [top, next] = roles;
  const lines = evidence.map(
    ({ feature, value, contribution, definition }) =>
      `  ${contribution.toFixed(2).padStart(6)}  ${feature} = ${rounded(value)}  ${definition}`,
  );
  return [
    ...(facts === null ? [] : [`${mac ?? addresses[0]}: ${facts}`]),
    `${mac ?? addresses[0]}: ${displayName(top.role)} rather than ${displayName(next.role)}, by the log-odds that each feature adds`,
    ...lines,
    '',
  ].join('\n');
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function heading({ path, packets, durationSeconds, devices, status }: CaptureReport): string {
  const facts = [
    counted(packets.read, 'packet'),
    `${durationSeconds.toFixed(1)} s`,
    counted(devices.length, 'device'),
    ...Object.entries(packets.skipped).map(([reason, count]) => `${thousands(count)} skipped: ${reason}`),
    ...(status === 'complete' ? [] : [status]),
  ];
  return `${terminalText(path)}: ${facts.join(', ')}`;
}

function row(prediction: RolePrediction): string[] {
  const { mac, addresses, packets, role, category, status, confidence, roles } = prediction;
  const next = roles[role === roles[0].role ? 1 : 0];
  return [
    mac ?? 'none',
    listed(addresses),
    thousands(packets),
    roleText(prediction),
    status === 'ok' && (role !== UNKNOWN || category !== null) ? percent(confidence) : '',
    status !== 'ok' || next === undefined ? '' : `${displayName(next.role)} ${percent(next.probability)}`,
  ];
}

/** The role, or the category where that alone can be told; with a set, the roles that may be meant. */
function roleText({ role, category, status, set }: RolePrediction): string {
  if (status !== 'ok') return `${displayName(role)} (${status})`;
  const name =
    role === UNKNOWN && category !== null ? `${displayName(category)}, role not certain` : displayName(role);
  return set === null ? name : `${name} {${set.map(displayName).join(', ')}}`;
}

function listed(addresses: readonly string[]): string {
  const specified = addresses.filter((address) => !UNSPECIFIED.includes(address));
  const more = specified.length - MOST_ADDRESSES;
  return specified.slice(0, MOST_ADDRESSES).join(' ') + (more > 0 ? ` and ${more} more` : '');
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

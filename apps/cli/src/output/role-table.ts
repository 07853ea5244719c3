import { type CaptureReport, displayName, type RolePrediction } from '@networkml/pipeline';
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

function explanation({ mac, addresses, roles, evidence }: RolePrediction): string {
  const [top, next] = roles;
  const lines = evidence.map(
    ({ feature, value, contribution, definition }) =>
      `  ${contribution.toFixed(2).padStart(6)}  ${feature} = ${rounded(value)}  ${definition}`,
  );
  return [
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

function row({ mac, addresses, packets, role, status, confidence, roles }: RolePrediction): string[] {
  const next = roles[role === roles[0].role ? 1 : 0];
  return [
    mac ?? 'none',
    listed(addresses),
    thousands(packets),
    status === 'ok' ? displayName(role) : `${displayName(role)} (${status})`,
    status === 'ok' ? percent(confidence) : '',
    status !== 'ok' || next === undefined ? '' : `${displayName(next.role)} ${percent(next.probability)}`,
  ];
}

function listed(addresses: readonly string[]): string {
  const specified = addresses.filter((address) => !UNSPECIFIED.includes(address));
  const more = specified.length - MOST_ADDRESSES;
  return specified.slice(0, MOST_ADDRESSES).join(' ') + (more > 0 ? ` and ${more} more` : '');
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

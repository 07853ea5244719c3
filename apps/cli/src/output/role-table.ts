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
  return `${heading(capture)}\n${capture.devices.length === 0 ? '' : `\n${textTable(COLUMNS, capture.devices.map(row))}`}`;
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
    percent(confidence),
    next === undefined ? '' : `${displayName(next.role)} ${percent(next.probability)}`,
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

import type { CaptureInspection, DeviceTraffic } from '@networkml/pipeline';
import { type Fact, factLines } from './fact-lines.js';
import { terminalText } from './terminal-text.js';
import { type TableColumn, textTable, thousands } from './text-table.js';

const DEVICES: readonly TableColumn[] = [
  { title: 'Device' },
  { title: 'Packets sent', align: 'right' },
  { title: 'received', align: 'right' },
  { title: 'Bytes sent', align: 'right' },
  { title: 'received', align: 'right' },
];
const MOST_DEVICES = 20;

/** What a capture holds, for people. */
export function inspectionText(capture: CaptureInspection): string {
  const { path, devices } = capture;
  const busiest = devices.toSorted((a, b) => packets(b) - packets(a)).slice(0, MOST_DEVICES);
  const more = devices.length - busiest.length;
  return [
    `${terminalText(path)}\n\n${factLines(facts(capture))}`,
    busiest.length === 0 ? '' : `\n${textTable(DEVICES, busiest.map(deviceRow))}`,
    more > 0 ? `and ${thousands(more)} devices of fewer packets\n` : '',
  ].join('');
}

function facts(capture: CaptureInspection): Fact[] {
  const { format, compression, packets, bytes, linkTypes, protocols, devices, error } = capture;
  return [
    ['Format', compression === 'none' ? `${format}` : `${format}, ${compression}`],
    ['Packets', `${thousands(packets.read)} read, ${thousands(packets.decoded)} decoded`],
    ...skipped(packets),
    ['Bytes', `${thousands(bytes.wire)} on the wire, ${thousands(bytes.captured)} captured`],
    ['Link types', linkTypes.map(linkType).join(', ')],
    ['Time', span(capture)],
    ['Layers', layers(protocols)],
    ['Devices', thousands(devices.length)],
    ['Damage', error === null ? 'none' : error.message],
  ];
}

function skipped({ skipped }: CaptureInspection['packets']): Fact[] {
  return Object.entries(skipped).map(([reason, count]) => ['', `${thousands(count)} skipped: ${reason}`]);
}

function linkType({ linkType, name, packets }: CaptureInspection['linkTypes'][number]): string {
  return `${name ?? 'not dissected'} (${linkType}): ${thousands(packets)}`;
}

function span({ firstTime, lastTime, durationSeconds }: CaptureInspection): string {
  if (firstTime === null || lastTime === null) return 'not told';
  return `${isoTime(firstTime)} to ${isoTime(lastTime)}, ${durationSeconds.toFixed(3)} s`;
}

function isoTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s after 1970` : date.toISOString();
}

function layers(protocols: CaptureInspection['protocols']): string {
  return Object.entries(protocols)
    .map(([name, count]) => `${name} ${thousands(count)}`)
    .join(', ');
}

function packets({ packetsSent, packetsReceived }: DeviceTraffic): number {
  return packetsSent + packetsReceived;
}

function deviceRow(device: DeviceTraffic): string[] {
  const { address, packetsSent, packetsReceived, bytesSent, bytesReceived } = device;
  return [address, ...[packetsSent, packetsReceived, bytesSent, bytesReceived].map(thousands)];
}

import { featurize } from '@networkml/features';
import { openCapture } from '@networkml/pcap';

/** What the page says of the capture that its user picked. */
export interface PageReport {
  readonly format: string;
  readonly compression: string;
  readonly read: number;
  readonly damage: string | null;
  /** For each device its key, its packets and its frames sent. */
  readonly devices: readonly (readonly [key: string, packets: number, framesSent: number])[];
}

const input = document.createElement('input');
input.type = 'file';
const output = document.createElement('output');
document.body.append(input, output);

input.addEventListener('change', () => {
  const file = input.files?.[0];
  if (file === undefined) return;
  report(file).then(
    (found) => show(JSON.stringify(found)),
    (error: unknown) => show(String(error)),
  );
});

function show(text: string): void {
  output.textContent = text;
}

async function report(file: File): Promise<PageReport> {
  const capture = await openCapture(file, { path: file.name });
  const table = await featurize(capture.batches());
  const framesSent = table.column('tshark_count_frame_len_out');
  return {
    format: capture.format,
    compression: capture.compression,
    read: capture.statistics.read,
    damage: capture.damage?.message ?? null,
    devices: table.devices.map(({ key, packets }, row) => [key, packets, framesSent[row]]),
  };
}

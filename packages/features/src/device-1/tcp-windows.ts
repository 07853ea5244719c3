import { FieldSet, type PacketBatch } from '@networkml/pcap';
import { OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';
import { Distribution } from '../statistics/distribution.js';

const WINDOW = new FieldSet('tcpWindowSizeValue');

const QUANTILES = [0.1, 0.5, 0.9] as const;

/** How much a device is ready to take while connections last. */
export const tcpWindows: AccumulatedGroup = {
  features: QUANTILES.map((share) => ({
    name: `tcp_window_q${share * 100}_out`,
    unit: 'bytes',
    type: 'real',
    range: [0, 0xffff],
    direction: 'out',
    definition: `${share * 100} % quantile (linear interpolation) of the windows, before scaling, of the TCP segments that go out; 0 if there are none.`,
    modelInput: true,
  })),
  accumulator: () => new TcpWindowAccumulator(),
};

class TcpWindowAccumulator implements Accumulator {
  readonly #windows = new Distribution();

  get isApproximate(): boolean {
    return this.#windows.isApproximate;
  }

  add({ outermost }: PacketBatch, { length, rows, directions }: Traffic): void {
    const { tcpWindowSizeValue } = outermost;
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      if (directions[i] === OUT && outermost.hasAll(row, WINDOW)) this.#windows.push(tcpWindowSizeValue[row]);
    }
  }

  merge(other: TcpWindowAccumulator): void {
    this.#windows.append(other.#windows);
  }

  values(): number[] {
    return this.#windows.quantiles(QUANTILES);
  }
}

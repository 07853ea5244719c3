import { type CapturedPacket, packetRecords } from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  CLIENT,
  datagram,
  type End,
  flowsOf,
  type MeteredFlow,
  SERVER,
} from '../../test-support/flow/flows.js';
import { IN, OUT } from '../devices/direction.js';
import { Traffic } from '../devices/traffic.js';
import { AddressFacts } from '../headers/address-facts.js';
import { FLOW } from './flow.js';

const FOREVER = { idleTimeout: Infinity, activeTimeout: Infinity } as const;
const OPTIONS = fc.constantFrom({}, FOREVER, { idleTimeout: 3 }, { activeTimeout: 5 }, { maxFlows: 2 });

/** The names of the features that are sums over packets, and so add up where a flow is cut. */
const SUMS = FLOW.features.map(({ name }) => name).filter((name) => /_(packets|bytes)$/.test(name));

interface Step {
  readonly isAnswer: boolean;
  readonly length: number;
  /** Milliseconds since the step before. */
  readonly gap: number;
}
const steps = fc.array(fc.record({ isAnswer: fc.boolean(), length: fc.nat(1000), gap: fc.nat(20_000) }), {
  minLength: 1,
  maxLength: 25,
});

function conversation(talk: readonly Step[], asker: End, answerer: End) {
  let milliseconds = 0;
  return talk.map(({ isAnswer, length, gap }) => {
    milliseconds += gap;
    const frame = isAnswer ? datagram(answerer, asker, length) : datagram(asker, answerer, length);
    return at(milliseconds / 1000, frame);
  });
}

/** What a capture holds of IP: packets that show both addresses, and their bytes. */
async function ipTraffic(packets: readonly CapturedPacket[]): Promise<number[]> {
  let [count, bytes] = [0, 0];
  const capture = await openCapture(writePcap(packets));
  for await (const batch of capture.batches()) {
    for (let row = 0; row < batch.length; row++) {
      if (!batch.outermost.has(row, 'ipDst') && !batch.outermost.has(row, 'ipv6Dst')) continue;
      count++;
      bytes += batch.frameLen[row];
    }
  }
  return [count, bytes];
}

function total(flows: readonly MeteredFlow[], name: string): number {
  return flows.reduce((sum, { features }) => sum + features[name], 0);
}

describe('laws of flows', () => {
  test('every packet with IP addresses is in exactly one flow', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, OPTIONS, async (packets, options) => {
        const flows = await flowsOf(packets, options);
        const metered = ['bidirectional_packets', 'bidirectional_bytes'].map((name) => total(flows, name));
        expect(metered).toEqual(await ipTraffic(packets));
      }),
    );
  });

  test('every value is finite and in its range, and quartiles are in order', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, OPTIONS, async (packets, options) => {
        for (const { features } of await flowsOf(packets, options)) {
          for (const { name, type, range } of FLOW.features) {
            const value = features[name];
            expect(Number.isFinite(value) && value >= range[0] && value <= range[1], name).toBe(true);
            if (type === 'integer') expect(Number.isInteger(value), name).toBe(true);
          }
          for (const quantity of ['bidirectional_%_ps', 'src2dst_%_ps', 'dst2src_%_piat']) {
            const order = ['min', '25q', 'median', '75q', 'max'].map(
              (statistic) => features[quantity.replace('%', statistic)],
            );
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          }
        }
      }),
    );
  });

  test('both directions together are the sum of the two', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        for (const { features } of await flowsOf(packets)) {
          for (const name of ['packets', 'bytes']) {
            expect(features[`src2dst_${name}`] + features[`dst2src_${name}`]).toBe(
              features[`bidirectional_${name}`],
            );
          }
        }
      }),
    );
  });

  test('the size of the batches has no influence', async () => {
    await fc.assert(
      fc.asyncProperty(
        packetRecords,
        OPTIONS,
        fc.integer({ min: 1, max: 10 }),
        async (packets, options, size) => {
          expect(await flowsOf(packets, options, size)).toEqual(await flowsOf(packets, options));
        },
      ),
    );
  });

  test('headers only: changing payload bytes changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, fc.nat(255), async (packets, fill) => {
        const changed = packets.map(({ headerLength, bytes, ...packet }) => {
          const copy = bytes.slice();
          return { ...packet, bytes: copy.fill(fill, Math.min(headerLength, copy.length)) };
        });
        expect(await flowsOf(changed)).toEqual(await flowsOf(packets));
      }),
    );
  });

  test('who speaks first is the source: if the other one does, the directions change places', async () => {
    const mirrored = (name: string) =>
      name.startsWith('src2dst') ? name.replace('src2dst', 'dst2src') : name.replace('dst2src', 'src2dst');
    await fc.assert(
      fc.asyncProperty(steps, async (talk) => {
        const greetings = [at(0, datagram(CLIENT, SERVER)), at(0, datagram(SERVER, CLIENT))];
        const rest = conversation(talk, CLIENT, SERVER);
        const [flow] = await flowsOf([...greetings, ...rest], FOREVER);
        const [swapped] = await flowsOf([...greetings.reverse(), ...rest], FOREVER);
        expect([swapped.source, swapped.destinationPort]).toEqual([flow.destination, flow.sourcePort]);
        for (const { name } of FLOW.features) {
          if (!name.startsWith('down_up'))
            expect(swapped.features[mirrored(name)], name).toBe(flow.features[name]);
        }
      }),
    );
  });

  test('addresses and ports have no influence on a value', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (talk) => {
        const [flow] = await flowsOf(conversation(talk, CLIENT, SERVER), FOREVER);
        const [other] = await flowsOf(conversation(talk, SERVER, CLIENT), FOREVER);
        expect(other.features).toEqual(flow.features);
        expect(other.source).toBe(flow.destination);
      }),
    );
  });

  test('the flows that the active timeout makes of one add up to it, direction by direction', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 60 }), async (talk, activeTimeout) => {
        const packets = conversation(talk, CLIENT, SERVER);
        const [whole] = await flowsOf(packets, FOREVER);
        const parts = await flowsOf(packets, { ...FOREVER, activeTimeout });
        expect(new Set(parts.map(({ source }) => source))).toEqual(new Set([whole.source]));
        for (const name of SUMS) expect(total(parts, name), name).toBe(whole.features[name]);
        for (const { features } of parts) {
          expect(features.bidirectional_duration).toBeLessThanOrEqual(activeTimeout);
        }
      }),
    );
  });

  test('a flow is split exactly where it was idle for longer than the idle timeout', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 20 }), async (talk, idleTimeout) => {
        const flows = await flowsOf(conversation(talk, CLIENT, SERVER), { ...FOREVER, idleTimeout });
        const splits = talk.slice(1).filter(({ gap }) => gap > idleTimeout * 1000).length;
        expect(flows).toHaveLength(1 + splits);
        for (const { features } of flows) {
          expect(features.bidirectional_max_piat).toBeLessThanOrEqual(idleTimeout);
        }
      }),
    );
  });

  test('the gaps between packets add up to the duration', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (talk) => {
        const [{ features }] = await flowsOf(conversation(talk, CLIENT, SERVER), FOREVER);
        const gaps = features.bidirectional_packets - 1;
        expect(features.bidirectional_mean_piat * gaps).toBeCloseTo(features.bidirectional_duration, 9);
      }),
    );
  });

  test('periods of activity and silences add up to the duration', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (talk) => {
        const [{ features }] = await flowsOf(conversation(talk, CLIENT, SERVER), FOREVER);
        const periods = features.bidirectional_active_periods;
        const active = features.bidirectional_mean_active * periods;
        const idle = features.bidirectional_mean_idle * (periods - 1);
        expect(active + idle).toBeCloseTo(features.bidirectional_duration, 9);
        expect(periods).toBe(1 + talk.slice(1).filter(({ gap }) => gap > 5000).length);
      }),
    );
  });

  test('what is gathered in two and merged is what is gathered at once', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(25), async (talk, cut) => {
        const capture = await openCapture(writePcap(conversation(talk, CLIENT, SERVER)));
        const addresses = new AddressFacts(capture);
        for await (const batch of capture.batches()) {
          for (const group of FLOW.groups) {
            const [whole, first, second] = Array.from({ length: 3 }, () => group.accumulator(addresses));
            talk.forEach(({ isAnswer }, row) => {
              const packet = Traffic.of(row, isAnswer ? IN : OUT);
              whole.add(batch, packet);
              (row < cut ? first : second).add(batch, packet);
            });
            second.merge(first);
            expect(second.values()).toEqual(whole.values());
          }
        }
      }),
    );
  });
});

import { TCP_FLAG } from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import { describe, expect, test } from 'vitest';
import { at, CLIENT, SERVER, segment } from '../../test-support/flow/flows.js';
import { DEVICE } from '../device-1/device.js';
import { DEVICE_2 } from '../device-2/device-2.js';
import type { FeatureTable } from '../feature-table.js';
import { Featurizer, featurize } from '../featurize.js';
import type { ViewOptions } from './view-options.js';

const { syn, ack } = TCP_FLAG;

/** Ten peers, and with each two packets. */
const PACKETS = Array.from({ length: 10 }, (_, i) => {
  const server = { ...SERVER, ip: `10.0.1.${i}` };
  return [at(2 * i, segment(CLIENT, server, syn)), at(2 * i + 1, segment(server, CLIENT, syn | ack))];
}).flat();

async function views(options: ViewOptions, batchSize = 4096): Promise<FeatureTable> {
  const capture = await openCapture(writePcap(PACKETS), { batchSize });
  return featurize(capture.batches(), { schema: DEVICE_2, views: options, device: CLIENT.mac });
}

async function rows(options: ViewOptions) {
  const { devices } = await views(options);
  return devices.map(({ view, packets }) => [view, packets]);
}

describe('partial views', () => {
  test('the whole comes first, then beginnings and other stretches of its packets', async () => {
    const windows = [
      { first: 0, packets: 4 },
      { first: 4, packets: 4 },
      { first: 18, packets: 40 },
      { first: 20, packets: 40 },
    ];
    expect(await rows({ windows })).toEqual([
      [undefined, 20],
      ['first 4', 4],
      ['packets 4 to 7', 4],
      ['packets 18 to 57', 2],
    ]);
  });

  test('some of the conversations', async () => {
    const options = {
      onePeer: 1,
      twoPeers: 1,
      oneConversation: 2,
      oneService: 1,
      shares: [0.15],
      unicastOnly: true,
    };
    expect(await rows(options)).toEqual([
      [undefined, 20],
      ['one peer', 2],
      ['two peers', 4],
      ['one conversation', 2],
      ['one conversation', 2],
      ['one service', 20],
      ['15 % of conversations', 4],
      ['unicast only', 20],
    ]);
  });

  test('depend on the seed and the device alone', async () => {
    const options = { windows: [{ first: 3, packets: 5 }], shares: [0.4], onePeer: 2, seed: 3 };
    expect((await views(options, 1)).columns).toEqual((await views(options)).columns);
  });

  test('are of the features of a profile', () => {
    expect(() => new Featurizer({ schema: DEVICE, views: {} })).toThrow(RangeError);
    expect(() => new Featurizer({ schema: DEVICE_2, views: {}, level: 'session' })).toThrow(RangeError);
  });

  test('parts of a capture have none to merge', () => {
    const featurizer = () => new Featurizer({ schema: DEVICE_2, views: {} });
    expect(() => featurizer().merge(featurizer())).toThrow(RangeError);
  });
});

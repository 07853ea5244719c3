import { expect, test } from 'vitest';
import { chunksOf } from '../../bytes/capture-source.js';
import { identifyContainer } from '../../container/identify-container.js';
import { writePcap } from '../../write/pcap.js';
import { openByPcapParser } from './open-by-pcap-parser.js';

const container = () => identifyContainer(chunksOf(writePcap([])));

test('where pcap-parser is not installed the error says so', async () => {
  const load = () =>
    Promise.reject(Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' }));
  await expect(openByPcapParser(await container(), 'x.pcap', load)).rejects.toMatchObject({
    code: 'engine-unavailable',
    message: 'the npm library pcap-parser is not installed',
  });
});

test('any other failure of loading it is passed on', async () => {
  const failure = new Error('broken');
  await expect(openByPcapParser(await container(), undefined, () => Promise.reject(failure))).rejects.toBe(
    failure,
  );
});

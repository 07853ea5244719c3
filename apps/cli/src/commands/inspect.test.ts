import { gzipSync } from 'node:zlib';
import { writePcap } from '@networkml/pcap';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandFolder } from '../../test-support/command.js';
import {
  LAPTOP,
  officeCapture,
  officePackets,
  PRINTER,
  rawOfficeCapture,
} from '../../test-support/office.js';

const LINK_TYPE_OF_NOBODY = 147;
const FRAME_LENGTHS = { question: 14 + 20 + 8, answer: 14 + 20 + 20 };

let folder: CommandFolder;

beforeAll(async () => {
  folder = await CommandFolder.make();
  await folder.put('office.pcap', officeCapture(3));
  await folder.put('cut.gz', gzipSync(officeCapture(3).subarray(0, -1)));
  await folder.put('strange.pcap', writePcap(officePackets(2), { linkType: LINK_TYPE_OF_NOBODY }));
});

afterAll(() => folder.remove());

async function inspected(...args: readonly string[]) {
  const { code, out } = await folder.run(['inspect', '-f', 'json', ...args]);
  return { code, captures: JSON.parse(out).captures };
}

describe('networkml inspect', () => {
  test('tells what a capture holds, in full as JSON', async () => {
    const wire = 2 * FRAME_LENGTHS.question + FRAME_LENGTHS.answer;
    expect(await inspected('office.pcap')).toEqual({
      code: 0,
      captures: [
        {
          path: 'office.pcap',
          status: 'complete',
          error: null,
          format: 'pcap',
          compression: 'none',
          packets: { read: 3, decoded: 3, skipped: {} },
          bytes: { wire, captured: wire },
          linkTypes: [{ linkType: 1, name: 'ETHERNET', packets: 3 }],
          firstTime: 1_700_000_000,
          lastTime: 1_700_000_002,
          durationSeconds: 2,
          protocols: { eth: 3, ip: 3, tcp: 1, udp: 2 },
          devices: [
            {
              keyedBy: 'mac',
              address: PRINTER,
              packetsSent: 1,
              packetsReceived: 2,
              bytesSent: FRAME_LENGTHS.answer,
              bytesReceived: 2 * FRAME_LENGTHS.question,
            },
            {
              keyedBy: 'mac',
              address: LAPTOP,
              packetsSent: 2,
              packetsReceived: 1,
              bytesSent: 2 * FRAME_LENGTHS.question,
              bytesReceived: FRAME_LENGTHS.answer,
            },
          ],
        },
      ],
    });
  });

  test('and for people', async () => {
    const { out } = await folder.run(['inspect', 'office.pcap']);
    expect(out).toMatch(/^office\.pcap\n\nFormat {6}pcap\nPackets {5}3 read, 3 decoded\n/);
    expect(out).toMatch(/^Time +2023-11-14T22:13:20\.000Z to 2023-11-14T22:13:22\.000Z, 2\.000 s$/m);
    expect(out).toMatch(/^Damage +none$/m);
    expect(out).toMatch(/^02:00:00:00:00:0a +1 +2 +54 +84$/m);
  });

  test('tells where a capture is damaged, and what precedes the damage', async () => {
    const { code, captures } = await inspected('cut.gz');
    expect(code).toBe(3);
    expect(captures).toMatchObject([
      {
        status: 'truncated',
        compression: 'gzip',
        packets: { read: 2 },
        error: { code: 'truncated', message: expect.stringMatching(/decompressed byte 152, packet 3$/) },
      },
    ]);
    const text = await folder.run(['inspect', 'cut.gz']);
    expect(text.out).toMatch(/^Format +pcap, gzip$/m);
    expect(text.out).toMatch(/^Damage +cut\.gz: cut off inside a packet record .* packet 3$/m);
  });

  test('accounts for packets that cannot be decoded', async () => {
    const { captures } = await inspected('strange.pcap');
    expect(captures).toMatchObject([
      {
        packets: { read: 2, decoded: 0, skipped: { 'unsupported-link-type': 2 } },
        linkTypes: [{ linkType: LINK_TYPE_OF_NOBODY, name: null, packets: 2 }],
        devices: [],
      },
    ]);
    const { out } = await folder.run(['inspect', 'strange.pcap']);
    expect(out).toMatch(/^ +2 skipped: unsupported-link-type$/m);
    expect(out).toMatch(/^Link types +not dissected \(147\): 2$/m);
  });

  test('knows devices by their IP address where there is no Ethernet address', async () => {
    await folder.put('raw.pcap', rawOfficeCapture(3));
    const { captures } = await inspected('raw.pcap');
    expect(captures[0].devices).toMatchObject([
      { keyedBy: 'ip', address: '10.0.0.1', packetsSent: 1 },
      { keyedBy: 'ip', address: '10.0.0.2', packetsSent: 2 },
    ]);
  });

  test('names what is no capture, and has no result for it', async () => {
    await folder.put('text.txt', 'no capture');
    const { code, out, err } = await folder.run(['inspect', 'text.txt']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('text.txt: not a capture');
  });
});

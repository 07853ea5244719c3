import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, TCP_FLAG, tcp } from '@networkml/packet-builder';
import { writePcap, writePcapng } from '@networkml/pcap';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './chromium.js';
import type { PageReport } from './page.js';
import { type PageServer, servePage } from './page-server.js';

const PRINTER = '02:00:00:00:00:0a';
const LAPTOP = '02:00:00:00:00:0b';
/** More than the browser reads of a file at a time. */
const COUNT = 50_000;

const question = packet(
  LAPTOP,
  PRINTER,
  ipv4('10.0.0.2', '10.0.0.1', IP_PROTOCOL.tcp, tcp(50_000, 631, TCP_FLAG.ack)),
);
const answer = packet(
  PRINTER,
  LAPTOP,
  ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, tcp(631, 50_000, TCP_FLAG.ack)),
);
const packets = Array.from({ length: COUNT }, (_, i) => (i % 5 === 0 ? question : answer));

function packet(source: string, destination: string, content: Uint8Array) {
  return { seconds: 0, nanoseconds: 0, bytes: ethernet(source, destination, ETHER_TYPE.ipv4, content) };
}

const REPORT = {
  read: COUNT,
  damage: null,
  devices: [
    [PRINTER, COUNT, (COUNT / 5) * 4],
    [LAPTOP, COUNT, COUNT / 5],
  ],
};

if (chromiumPath === undefined && process.env.CI) {
  test('Chromium is installed', () => {
    throw new Error('no Chromium: install it, or set NETWORKML_CHROMIUM to its path');
  });
}

describe.skipIf(chromiumPath === undefined)(
  'a web page in Chromium (skipped where it is not installed)',
  () => {
    let folder = '';
    let server: PageServer;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'networkml-browser-'));
      server = await servePage();
      browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...CHROMIUM_ARGUMENTS] });
      page = await browser.newPage();
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    });

    /** What the page says of a file that its user picks. */
    async function pick(name: string, file: Uint8Array): Promise<string> {
      const path = join(folder, name);
      await writeFile(path, file);
      await page.goto(server.url);
      await page.setInputFiles('input', path);
      return (await page.textContent('output:not(:empty)')) ?? '';
    }

    async function reportOf(name: string, file: Uint8Array): Promise<PageReport> {
      return JSON.parse(await pick(name, file));
    }

    test.each([
      ['pcap', 'none', writePcap(packets)],
      ['pcapng', 'none', writePcapng(packets)],
      ['pcapng', 'gzip', gzipSync(writePcapng(packets))],
    ] as const)('reads the devices of a File: %s, compression %s', async (format, compression, file) => {
      expect(await reportOf('office', file)).toEqual({ format, compression, ...REPORT });
    });

    test('tells where a file is damaged, and what precedes it', async () => {
      const { read, damage } = await reportOf('cut.pcap', writePcap(packets).subarray(0, -1));
      expect(read).toBe(COUNT - 1);
      expect(damage).toMatch(/^cut\.pcap: cut off inside a packet record .* packet 50,000$/);
    });

    test('tells that a file is no capture', async () => {
      expect(await pick('text.txt', new TextEncoder().encode('no capture'))).toBe(
        'CaptureError: text.txt: not a capture: neither pcap nor pcapng, plain or compressed at byte 0',
      );
    });
  },
);

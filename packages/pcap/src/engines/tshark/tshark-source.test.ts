import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import {
  concatenate,
  ETHER_TYPE,
  enhancedPacket,
  ethernet,
  IP_PROTOCOL,
  icmp,
  interfaceDescription,
  ipv4,
  ipv6,
  pcapHeader,
  pcapRecord,
  sectionHeader,
  simplePacket,
  TCP_FLAG,
  tcp,
  udp,
  vlanTag,
  vxlan,
} from '@networkml/packet-builder';
import { expect, test, vi } from 'vitest';
import { describeWithTshark } from '../../../test-support/describe-with-tshark.js';
import { readCapture, readToEnd } from '../../../test-support/read-capture.js';
import type { CaptureError } from '../../capture-error.js';
import { ENGINES } from '../engines.js';

const { open } = ENGINES.tshark;

function frame(payload: Uint8Array, protocol: number = IP_PROTOCOL.udp): Uint8Array {
  const packet = ipv4('10.0.0.1', '10.0.0.2', protocol, payload, { identification: 7, timeToLive: 63 });
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
}

const options = Uint8Array.of(2, 4, 0x05, 0xb4, 1, 3, 3, 7, 1, 1, 4, 2);
const inner = frame(tcp(50_000, 443, TCP_FLAG.syn, new Uint8Array(0), { options }), IP_PROTOCOL.tcp);
const quoted = ipv4('10.0.0.2', '10.0.0.1', IP_PROTOCOL.udp, udp(5000, 5001));
const frames = [
  frame(udp(5000, 5001, new Uint8Array(4))),
  inner,
  frame(udp(50_000, 4789, vxlan(inner))),
  frame(icmp(3, 3, quoted), IP_PROTOCOL.icmp),
  ethernet(
    '02:00:00:00:00:01',
    '02:00:00:00:00:02',
    ETHER_TYPE.vlan,
    vlanTag(5, ETHER_TYPE.ipv6, ipv6('fe80::1', 'ff02::fb', IP_PROTOCOL.udp, udp(5000, 5001))),
  ),
];
const pcap = concatenate(
  pcapHeader(),
  ...frames.map((bytes, i) => pcapRecord(bytes, { seconds: 1_600_000_000 + i, fraction: i })),
);

/** The protocols that headers tell; tshark names those within payloads too, and layers of its own. */
function withoutProtocols(rows: readonly string[]): string[] {
  return rows.map((row) => row.replace(/[a-z0-9]+(:[a-z0-9]+)+(?=,)/, ''));
}

async function damageOf(source: Uint8Array): Promise<CaptureError | undefined> {
  return (await readToEnd(await open(source, { path: 'x.pcap' }))).damage;
}

describeWithTshark('the engine tshark', () => {
  test.each([
    ['pcap', 'none', pcap],
    ['pcap', 'gzip', Uint8Array.from(gzipSync(pcap))],
  ] as const)(
    'gives what the native engine gives of %s with compression %s',
    async (format, compression, source) => {
      const { rows, capture } = await readToEnd(await open(source, { batchSize: 2 }));
      expect(withoutProtocols(rows)).toEqual(withoutProtocols((await readCapture(pcap)).rows));
      expect(capture).toMatchObject({ format, compression, damage: undefined });
      expect(capture.statistics).toMatchObject({ read: 5, decoded: 5, firstTime: 1_600_000_000 });
    },
  );

  test('reads pcapng: packets with times to the nanosecond, before 1970, and without', async () => {
    const source = concatenate(
      sectionHeader(),
      interfaceDescription({ timestampResolution: 9, timestampOffset: -2n }),
      enhancedPacket(frames[0], { timestamp: 500_000_001n }),
      enhancedPacket(frames[0], { timestamp: 1_600_000_002_123_456_789n }),
      simplePacket(frames[0]),
    );
    const { rows } = await readToEnd(await open(source));
    expect(rows).toHaveLength(3);
    expect(withoutProtocols(rows)).toEqual(withoutProtocols((await readCapture(source)).rows));
  });

  test('tells where a capture is cut off, after all that precedes the place', async () => {
    const cut = pcap.subarray(0, pcap.length - 1);
    const { rows, damage } = await readToEnd(await open(cut, { path: 'x.pcap' }));
    expect(rows).toHaveLength(4);
    expect(damage).toMatchObject({
      code: 'truncated',
      message:
        'x.pcap: tshark: The standard input appears to have been cut short in the middle of a packet' +
        ` at byte ${cut.length}, packet 5`,
    });
  });

  test('tells what tshark cannot read', async () => {
    const unknown = concatenate(pcapHeader({ linkType: 9999 }), pcapRecord(frames[0]));
    expect(await damageOf(unknown)).toMatchObject({
      code: 'unreadable',
      problem: expect.stringContaining('network type 9999 unknown or unsupported'),
    });
  });

  test('tells where the compression is damaged, after all that could be unpacked', async () => {
    const many = concatenate(pcap, ...Array.from({ length: 500 }, (_, i) => pcapRecord(frames[i % 5])));
    const packed = Uint8Array.from(gzipSync(many));
    const { rows, damage } = await readToEnd(await open(packed.subarray(0, packed.length - 4)));
    expect(damage).toEqual((await readCapture(packed.subarray(0, packed.length - 4))).damage);
    expect(rows).toHaveLength(505);
  });

  test('loses nothing if tshark has ended before anyone reads', async () => {
    const capture = await open(pcap);
    await sleep(1500);
    expect((await readToEnd(capture)).rows).toHaveLength(5);
  });

  test('is not misled by what packets hold, whatever it is', async () => {
    const hostile = [
      '"},\n  {',
      '\n  }',
      '\\u0000\\',
      '\0\x01\x7f\xff\xfe',
      '<script>',
      '{"_source":{"layers":{}}}',
    ];
    const requests = hostile.map((text) => {
      const payload = new TextEncoder().encode(`GET /${text} HTTP/1.1\r\nHost: ${text}\r\n\r\n`);
      return pcapRecord(frame(tcp(50_000, 80, TCP_FLAG.ack | TCP_FLAG.psh, payload), IP_PROTOCOL.tcp));
    });
    const source = concatenate(pcapHeader(), ...requests);
    const { rows, damage } = await readToEnd(await open(source));
    expect(damage).toBeUndefined();
    expect(withoutProtocols(rows)).toEqual(withoutProtocols((await readCapture(source)).rows));
  });

  test('asks tshark with the preferences that it comes with, not those of whoever runs it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'networkml-preferences-'));
    await mkdir(join(folder, 'wireshark'));
    await writeFile(join(folder, 'wireshark', 'preferences'), 'ip.defragment: FALSE\n');
    const fragment = (flagsAndOffset: number, bytes: Uint8Array) =>
      ethernet(
        '02:00:00:00:00:01',
        '02:00:00:00:00:02',
        ETHER_TYPE.ipv4,
        ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, bytes, { flagsAndOffset }),
      );
    const datagram = udp(5000, 5001, new Uint8Array(24));
    const source = concatenate(
      pcapHeader(),
      pcapRecord(fragment(0x2000, datagram.subarray(0, 16))),
      pcapRecord(fragment(2, datagram.subarray(16))),
    );
    vi.stubEnv('XDG_CONFIG_HOME', folder);
    const { rows } = await readToEnd(await open(source));
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
    expect(withoutProtocols(rows)).toEqual(withoutProtocols((await readCapture(source)).rows));
  });

  test('reads no more than it is asked for, and ends when it is closed', async () => {
    let chunks = 0;
    let isClosed = false;
    const record = pcapRecord(frames[0]);
    async function* endless() {
      try {
        yield pcapHeader();
        for (;;) {
          chunks++;
          yield concatenate(...Array.from({ length: 1000 }, () => record));
        }
      } finally {
        isClosed = true;
      }
    }
    const capture = await open(endless(), { batchSize: 10 });
    for await (const batch of capture.batches()) {
      expect(batch.length).toBe(10);
      await sleep(500);
      break;
    }
    expect(chunks).toBeLessThan(50);
    expect(isClosed).toBe(true);
  });

  test('can be closed while its source keeps it waiting', async () => {
    async function* silent() {
      yield pcap;
      await new Promise(() => {});
    }
    const capture = await open(silent());
    await capture.close();
    await capture.close();
    await expect(capture.batches().next()).rejects.toThrow('read once');
  });

  test('leaves nothing open', async () => {
    const before = openDescriptors();
    for (let i = 0; i < 3; i++) {
      await readToEnd(await open(pcap));
      for await (const _ of (await open(pcap, { batchSize: 1 })).batches()) break;
      await (await open(pcap)).close();
    }
    expect(openDescriptors()).toBeLessThanOrEqual(before);
  });
});

/** Descriptors that this process has open, where the system tells. */
function openDescriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

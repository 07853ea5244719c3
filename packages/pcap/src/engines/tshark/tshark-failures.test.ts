import {
  concatenate,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  pcapHeader,
  pcapRecord,
  udp,
} from '@networkml/packet-builder';
import { afterAll, describe, expect, test } from 'vitest';
import { withFakeTshark, withoutPrograms } from '../../../test-support/fake-tshark.js';
import { readToEnd } from '../../../test-support/read-capture.js';
import type { Capture } from '../../capture.js';
import { CaptureError } from '../../capture-error.js';
import { ENGINES } from '../engines.js';

const { open } = ENGINES.tshark;

const packet = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(5000, 5001));
const frame = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, packet);
const pcap = concatenate(pcapHeader(), pcapRecord(frame));

async function openingError(source: Uint8Array): Promise<CaptureError> {
  const error: unknown = await open(source, { path: 'x.pcap' }).catch((thrown) => thrown);
  if (error instanceof CaptureError) return error;
  throw new Error(`expected a CaptureError, got ${String(error)}`);
}

async function damageOf(source: Uint8Array): Promise<CaptureError | undefined> {
  return (await readToEnd(await open(source, { path: 'x.pcap' }))).damage;
}

describe('without a tshark that can be used', () => {
  test('a capture cannot be opened: there is none', () =>
    withoutPrograms(async () => {
      expect(await openingError(pcap)).toMatchObject({
        code: 'engine-unavailable',
        message: 'x.pcap: tshark is not on the PATH',
        cause: { code: 'ENOENT' },
      });
    }));

  test.each([
    ['TShark (Wireshark) 3.6.2 (Git v3.6.2)', 'tshark 3.6.2 is too old, 4.0 or later is needed'],
    ['something else', 'tshark does not tell its version'],
  ])('a capture cannot be opened: it says %j', (banner, problem) =>
    withFakeTshark({ banner }, async () => {
      expect(await openingError(pcap)).toMatchObject({ code: 'engine-unavailable', problem });
    }),
  );

  test('a capture cannot be opened: there is no program that makes a pipe', () =>
    withoutPrograms(async () => {
      expect(await openingError(pcap)).toMatchObject({ message: 'x.pcap: mkfifo is not on the PATH' });
    }, 'TShark (Wireshark) 4.2.0'));

  test('what is no capture is told without asking for one', () =>
    withoutPrograms(async () => {
      expect(await openingError(new Uint8Array(0))).toMatchObject({ code: 'empty' });
    }));
});

describe('a tshark that misbehaves is a typed error', () => {
  const uncaught: unknown[] = [];
  const keep = (error: unknown) => uncaught.push(error);
  process.on('unhandledRejection', keep);
  afterAll(() => {
    process.off('unhandledRejection', keep);
    expect(uncaught).toEqual([]);
  });

  test.each([
    ['ends at once', 'exit 7', 'tshark ended with exit code 7'],
    ['is killed', 'kill -SEGV $$', 'tshark ended with signal SIGSEGV'],
    [
      'complains',
      'cat > /dev/null; echo "Running as user root." >&2; echo "tshark: No\n(such thing)." >&2; exit 2',
      'tshark: No (such thing)',
    ],
    [
      'prints no JSON',
      `cat > /dev/null; printf '[\\n  {\\n    nonsense\\n  }\\n]\\n'`,
      'tshark prints what is no JSON',
    ],
    [
      'prints other JSON',
      `cat > /dev/null; printf '[\\n  {\\n  }\\n]\\n'`,
      'tshark prints JSON of another kind than expected',
    ],
  ])('if it %s', async (_, commands, problem) => {
    await withFakeTshark({ commands }, async () => {
      expect(await damageOf(pcap)).toMatchObject({ code: 'unreadable', problem, place: { packetNumber: 1 } });
    });
  });

  test('if it leaves a large capture unread', () =>
    withFakeTshark({ commands: 'exit 1' }, async () => {
      const large = concatenate(
        pcapHeader(),
        ...Array.from({ length: 5000 }, () => pcapRecord(new Uint8Array(1000))),
      );
      expect(await damageOf(large)).toMatchObject({ problem: 'tshark ended with exit code 1' });
    }));

  test('but an error of the source that is no CaptureError is passed on', () =>
    withFakeTshark({}, async () => {
      async function* broken() {
        yield pcap;
        throw new TypeError('broken source');
      }
      const capture: Capture = await open(broken());
      await expect(readToEnd(capture)).rejects.toThrow(new TypeError('broken source'));
    }));
});

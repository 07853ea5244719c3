import {
  describeWithReferenceData,
  type GoldenCapture,
  goldenCaptures,
  readGoldenCsv,
} from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { openCaptureFile, WIRESHARK_FIELDS } from './index.js';

/** The layers of `frame.protocols` that headers tell; the others are application protocols. */
const HEADER_PROTOCOLS = ['tcp', 'udp', 'icmp', 'arp', 'icmpv6', 'gre', 'esp', 'ah'];

describeWithReferenceData('the packet table equals what tshark gave the original', () => {
  for (const golden of goldenCaptures()) {
    test(`${golden.kind} ${golden.name}`, async () => {
      expect(await packetsOf(golden)).toEqual(expectedPackets(golden));
    });
  }

  test('on all of the 68 captures and 26 edge cases', () => {
    const kinds = goldenCaptures().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'capture')).toHaveLength(68);
    expect(kinds.filter((kind) => kind === 'edge-case')).toHaveLength(26);
  });
});

type Packet = Record<string, string>;

async function packetsOf(golden: GoldenCapture): Promise<Packet[]> {
  const capture = await openCaptureFile(golden.capturePath, { strict: true });
  const packets: Packet[] = [];
  for await (const batch of capture.batches()) {
    for (let row = 0; row < batch.length; row++) {
      packets.push(
        Object.fromEntries(WIRESHARK_FIELDS.map(({ name, format }) => [name, format(batch, row)])),
      );
    }
  }
  return packets.map(withHeaderProtocols);
}

function expectedPackets(golden: GoldenCapture): Packet[] {
  return readGoldenCsv(golden, 'packets.csv').map(withHeaderProtocols);
}

function withHeaderProtocols(packet: Packet): Packet {
  const layers = packet['frame.protocols'].split(':');
  const known = HEADER_PROTOCOLS.filter((protocol) => layers.includes(protocol));
  return { ...packet, 'frame.protocols': known.join(':') };
}

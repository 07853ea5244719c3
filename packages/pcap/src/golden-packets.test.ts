import {
  describeWithReferenceData,
  type GoldenCapture,
  goldenCaptures,
  readGoldenCsv,
} from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { openCaptureFile, WIRESHARK_FIELDS } from './index.js';

/** Captures of which some field still differs, and what is missing here. */
const DIFFERENT: ReadonlyMap<string, string> = new Map([
  ['capture capwap.pcap', 'CAPWAP tunnels are not followed'],
  ['capture ocs.pcap', 'the link type raw IP is not read'],
  ['capture rdp.pcap', 'the link type NULL is not read'],
  ['capture rtsp.pcap', 'the link type Linux SLL is not read'],
  ['capture syslog.pcap', 'PPPoE is not followed'],
  ['capture vxlan.pcap', 'VXLAN tunnels are not followed'],
  ['capture zoom.pcap', 'GTP tunnels are not followed'],
  ['edge-case ip6_frag.pcap', 'fragments are not reassembled'],
  ['edge-case ip_frag_reversed.pcap', 'fragments are not reassembled'],
  ['edge-case vxlan.pcap', 'VXLAN tunnels are not followed'],
]);

/** The layers of `frame.protocols` that headers tell; the others are application protocols. */
const HEADER_PROTOCOLS = ['tcp', 'udp', 'icmp', 'arp', 'icmpv6', 'gre', 'esp', 'ah'];

describeWithReferenceData('the packet table equals what tshark gave the original', () => {
  for (const golden of goldenCaptures()) {
    const name = `${golden.kind} ${golden.name}`;
    const reason = DIFFERENT.get(name);
    if (reason === undefined) {
      test(name, async () => expect(await packetsOf(golden)).toEqual(expectedPackets(golden)));
    } else {
      test(`${name}, but not yet: ${reason}`, async () => {
        expect(await packetsOf(golden)).not.toEqual(expectedPackets(golden));
      });
    }
  }

  test('on at least 60 of the 68 captures and 22 of the 26 edge cases', () => {
    const agreeing = goldenCaptures().filter(({ kind, name }) => !DIFFERENT.has(`${kind} ${name}`));
    expect(agreeing.filter(({ kind }) => kind === 'capture').length).toBeGreaterThanOrEqual(60);
    expect(agreeing.filter(({ kind }) => kind === 'edge-case').length).toBeGreaterThanOrEqual(22);
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

import { readFileSync } from 'node:fs';
import { openCapture, type PacketBatch, Protocol } from '@networkml/pcap';
import { describeWithReferenceData, goldenCaptures } from '@networkml/reference-data';
import { expect, test } from 'vitest';
import { Featurizer, featurize } from './featurize.js';
import { FEATURE_SCHEMAS } from './schema/feature-schemas.js';

const schemas = [...FEATURE_SCHEMAS.values()];

function* pieces(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const PCAP_HEADER_LENGTH = 24;
const RECORD_HEADER_LENGTH = 16;
const CAPTURED_LENGTH_OFFSET = 8;
const LITTLE_ENDIAN = [0xd4, 0x4d];
const ETHERNET_HEADER_LENGTH = 14;
const UDP_HEADER_LENGTH = 8;
const TUNNELS = Protocol.gre | Protocol.vxlan | Protocol.icmp;

/** True if the packet's last byte is payload: of UDP over IPv4 over Ethernet, not padded, cut, or a tunnel. */
function endsInPayload(packets: PacketBatch, row: number): boolean {
  if (!packets.has(row, 'udpLength') || !packets.has(row, 'ipLen') || !packets.has(row, 'ethSrc'))
    return false;
  const isWhole = packets.frameCapLen[row] === packets.frameLen[row];
  const isPadded = packets.ipLen[row] + ETHERNET_HEADER_LENGTH !== packets.frameLen[row];
  const isPlain = (packets.protocols[row] & TUNNELS) === 0;
  return isWhole && !isPadded && isPlain && packets.udpLength[row] > UDP_HEADER_LENGTH;
}

describeWithReferenceData('payload independence, on the golden captures', () => {
  test('another payload gives the same features', async () => {
    let changed = 0;
    for (const { capturePath } of goldenCaptures()) {
      const bytes = Uint8Array.from(readFileSync(capturePath));
      if (!LITTLE_ENDIAN.includes(bytes[0])) continue;
      const capture = await openCapture(bytes);
      if (capture.format !== 'pcap') continue;
      const featurizers = schemas.map((schema) => new Featurizer({ schema }));
      const other = bytes.slice();
      const view = new DataView(bytes.buffer);
      let at = PCAP_HEADER_LENGTH;
      for await (const batch of capture.batches()) {
        for (const featurizer of featurizers) featurizer.add(batch);
        for (let row = 0; row < batch.length; row++) {
          at += RECORD_HEADER_LENGTH + view.getUint32(at + CAPTURED_LENGTH_OFFSET, true);
          if (!endsInPayload(batch, row)) continue;
          other[at - 1] ^= 0xff;
          changed++;
        }
      }
      for (const featurizer of featurizers) {
        const expected = featurizer.table();
        const table = await featurize((await openCapture(other)).batches(), { schema: expected.schema });
        expect(table.columns, capturePath).toEqual(expected.columns);
      }
    }
    expect(changed).toBeGreaterThan(1000);
  });
});

describeWithReferenceData('laws of features, on the golden captures', () => {
  const cases = goldenCaptures().flatMap((golden) => schemas.map((schema) => ({ ...golden, schema })));
  test.each(cases)('$schema.id of $kind $name', async ({ capturePath, schema }) => {
    const bytes = Uint8Array.from(readFileSync(capturePath));
    const table = await featurize((await openCapture(bytes)).batches(), { schema });

    // The chunks of the stream and the size of the batches have no influence.
    const capture = await openCapture(pieces(bytes, 997), { batchSize: 7 });
    const part = () => new Featurizer({ schema });
    const featurizers = [part(), part(), part()] as const;
    let batches = 0;
    for await (const batch of capture.batches()) featurizers[batches++ % 3].add(batch);

    // Nor has it whether parts are gathered each for itself, and merged in whatever order.
    const [first, second, third] = featurizers;
    second.merge(third);
    second.merge(first);
    const merged = second.table();
    expect(merged.columns).toEqual(table.columns);
    expect(merged.devices.map(({ key }) => key)).toEqual(table.devices.map(({ key }) => key));

    // No value is outside the range of its definition.
    for (const { name, range } of table.schema.features) {
      const column = table.columns.get(name) ?? [];
      expect(column.every((value) => value >= range[0] && value <= range[1] && Number.isFinite(value))).toBe(
        true,
      );
    }
  });
});

import { openCapture, writePcap } from '@networkml/pcap';
import { expect, test } from 'vitest';
import { at, CLIENT, datagram, SERVER } from '../../test-support/flow/flows.js';
import { AddressFacts } from './address-facts.js';
import { PacketNumbers } from './packet-numbers.js';

test('numbers of packets are worked out once for a batch, and again for the one that takes its place', async () => {
  let fills = 0;
  const odd = new PacketNumbers((numbers, { udpSrcport, length }) => {
    fills++;
    for (let row = 0; row < length; row++) if (udpSrcport[row] % 2 === 1) numbers[row] = 1;
  });
  const frames = [1, 2, 3, 4, 6].map((port, i) => at(i, datagram({ ...CLIENT, port }, SERVER)));
  const capture = await openCapture(writePcap(frames), { batchSize: 2 });
  const found: number[] = [];
  for await (const packets of capture.batches()) {
    const addresses = new AddressFacts(packets);
    const numbers = odd.of(packets, addresses);
    expect(odd.of(packets, addresses)).toBe(numbers);
    found.push(...numbers.subarray(0, packets.length));
  }
  expect(found).toEqual([1, 0, 1, 0, 0]);
  expect(fills).toBe(3);
});

import { TCP_FLAG } from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import { describe, expect, test } from 'vitest';
import { at, CLIENT, datagram, SERVER, segment } from '../../test-support/flow/flows.js';
import { NO_PORTS, PORT_CLASSES, SERVER_IS_SOURCE, serviceAndServer } from './services.js';

/** The class of a packet's ports, and which end is the server. */
async function classOf(frame: Uint8Array): Promise<string> {
  for await (const packets of (await openCapture(writePcap([at(0, frame)]))).batches()) {
    const service = serviceAndServer(packets, 0);
    if (service === NO_PORTS) return 'none';
    const end = (service & 1) === SERVER_IS_SOURCE ? 'source' : 'destination';
    return `${PORT_CLASSES[service >> 1].name}, server is ${end}`;
  }
  return 'no packet';
}

const tcp = (from: number, to: number) =>
  segment({ ...CLIENT, port: from }, { ...SERVER, port: to }, TCP_FLAG.ack);
const udp = (from: number, to: number) => datagram({ ...CLIENT, port: from }, { ...SERVER, port: to });

describe('the service of a packet', () => {
  test.each([
    ['a known destination port', tcp(50_000, 631), 'printing, server is destination'],
    ['a known source port', tcp(631, 50_000), 'printing, server is source'],
    ['two known ports', udp(68, 67), 'dhcp, server is destination'],
    ['a known port that is the higher one', tcp(1000, 8443), 'https, server is destination'],
    ['an unknown system port', tcp(7, 2000), 'tcp_system, server is source'],
    ['unknown ports', udp(40_000, 50_000), 'udp_other, server is source'],
    ['the same unknown port twice', udp(40_000, 40_000), 'udp_other, server is destination'],
  ])('is told by %s', async (_, frame, expected) => {
    expect(await classOf(frame)).toBe(expected);
  });

  test('has no port in two classes, and each class a name of its own', () => {
    expect(new Set(PORT_CLASSES.map(({ name }) => name)).size).toBe(PORT_CLASSES.length);
  });
});

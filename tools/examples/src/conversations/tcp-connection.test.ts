import type { PacketRecord } from '@networkml/pcap';
import { expect, test } from 'vitest';
import type { Host } from '../network/host.js';
import { LINUX, MICROCONTROLLER } from '../network/ip-stack.js';
import { LocalNetwork } from '../network/local-network.js';
import { play } from '../simulation/play.js';
import type { Connect } from './tcp-connection.js';

const ETHERNET_AND_IP = 34;
const FIN_AND_SYN = 0x03;

const router: Host = {
  name: 'router',
  mac: '00:00:5e:00:53:01',
  ipv4: '192.168.1.1',
  stack: LINUX,
  delay: 0,
};
const small: Host = {
  ...router,
  name: 'small',
  mac: '00:00:5e:00:53:02',
  ipv4: '192.168.1.2',
  stack: MICROCONTROLLER,
};
const network = new LocalNetwork(router, router, [router, small]);

/** The TCP packets of one connection between the two. */
function connection(actor: string, step: Omit<Connect, 'does' | 'port'>): PacketRecord[] {
  const steps = [{ at: 0, does: 'connect', port: 80, ...step } as const];
  return play([{ actor, startsAt: 0, steps }], network, 1)
    .packets(0)
    .filter(({ bytes }) => bytes[12] === 0x08 && bytes[13] === 0x00);
}

function tcp({ bytes, originalLength = bytes.length }: PacketRecord) {
  const view = new DataView(bytes.buffer, bytes.byteOffset + ETHERNET_AND_IP);
  const headerLength = (view.getUint8(12) >> 4) * 4;
  return {
    sourcePort: view.getUint16(0),
    sequence: view.getUint32(4),
    acknowledgment: view.getUint32(8),
    flags: view.getUint8(13),
    headerLength,
    data: originalLength - ETHERNET_AND_IP - headerLength,
  };
}

test('a connection opens by three packets and closes by three', () => {
  const packets = connection('router', { peer: 'small', messages: [], closedBy: '>' });
  expect(packets.map((packet) => tcp(packet).flags)).toEqual([0x02, 0x12, 0x10, 0x11, 0x11, 0x10]);
});

test('every sequence number counts the bytes sent before it', () => {
  const packets = connection('router', {
    peer: 'small',
    messages: [
      ['>', 5000],
      ['<', 3000, 0.1],
    ],
    closedBy: '<',
  });
  const next = new Map<number, number>();
  for (const { sourcePort, sequence, flags, data } of packets.map(tcp)) {
    expect(sequence).toBe(next.get(sourcePort) ?? sequence);
    next.set(sourcePort, (sequence + data + (flags & FIN_AND_SYN ? 1 : 0)) >>> 0);
  }
  expect(next.size).toBe(2);
});

test('what one end has sent is acknowledged by the end', () => {
  const packets = connection('router', { peer: 'small', messages: [['>', 5000]], closedBy: '>' }).map(tcp);
  const last = packets.findLast(({ sourcePort }) => sourcePort === 80);
  const fin = packets.find(({ sourcePort, flags }) => sourcePort !== 80 && flags & 0x01);
  expect(last?.acknowledgment).toBe(((fin?.sequence ?? 0) + 1) >>> 0);
});

test('a segment holds no more than both ends take', () => {
  const packets = connection('small', { peer: 'router', messages: [['<', 2000]] });
  expect(Math.max(...packets.map((packet) => tcp(packet).data))).toBe(536);
});

test('a server answers with no option that it does not know', () => {
  const [offer, answer, established] = connection('router', { peer: 'small', messages: [] }).map(tcp);
  expect([offer, answer, established].map(({ headerLength }) => headerLength)).toEqual([40, 24, 20]);
});

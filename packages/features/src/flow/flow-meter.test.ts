import { arp, ETHER_TYPE, ethernet, IP_PROTOCOL, TCP_FLAG } from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import { describe, expect, test } from 'vitest';
import {
  at,
  CLIENT,
  datagram,
  flowsOf,
  outlines,
  SERVER,
  START,
  segment,
} from '../../test-support/flow/flows.js';
import { FlowMeter } from './flow-meter.js';

const { syn, ack, fin, rst, psh } = TCP_FLAG;

/** Handshake, a request of 100 bytes, an answer of 1,000, and both sides say goodbye. */
const CONVERSATION = [
  at(0, segment(CLIENT, SERVER, syn, { sequence: 1000 })),
  at(0.01, segment(SERVER, CLIENT, syn | ack, { sequence: 5000, acknowledgment: 1001 })),
  at(0.02, segment(CLIENT, SERVER, ack, { sequence: 1001, acknowledgment: 5001 })),
  at(0.03, segment(CLIENT, SERVER, psh | ack, { sequence: 1001, acknowledgment: 5001 }, 100)),
  at(0.05, segment(SERVER, CLIENT, psh | ack, { sequence: 5001, acknowledgment: 1101 }, 1000)),
  at(0.06, segment(CLIENT, SERVER, fin | ack, { sequence: 1101, acknowledgment: 6001 })),
  at(0.07, segment(SERVER, CLIENT, fin | ack, { sequence: 6001, acknowledgment: 1102 })),
  at(0.08, segment(CLIENT, SERVER, ack, { sequence: 1102, acknowledgment: 6002 })),
];
const NEW_SYN = segment(CLIENT, SERVER, syn, { sequence: 90_000 });

describe('a TCP connection', () => {
  test('is one flow from handshake to teardown, and its source is who opened it', async () => {
    const flows = await flowsOf(CONVERSATION);
    expect(flows).toMatchObject([
      {
        vlan: undefined,
        ipVersion: 4,
        protocol: IP_PROTOCOL.tcp,
        source: CLIENT.ip,
        sourcePort: CLIENT.port,
        destination: SERVER.ip,
        destinationPort: SERVER.port,
        sourceMac: CLIENT.mac,
        destinationMac: SERVER.mac,
        first: START,
        last: START + 0.08,
        endReason: 'end of flow detected',
      },
    ]);
  });

  test('has not ended before the last FIN is acknowledged', async () => {
    const halfClosed = await flowsOf(CONVERSATION.slice(0, 6));
    const unacknowledged = await flowsOf(CONVERSATION.slice(0, 7));
    expect(outlines([...halfClosed, ...unacknowledged])).toEqual([
      [CLIENT.ip, 4, 2, 'forced end'],
      [CLIENT.ip, 4, 3, 'forced end'],
    ]);
  });

  test('goes on after one side has said goodbye', async () => {
    const more = at(1, segment(SERVER, CLIENT, ack, { sequence: 6001, acknowledgment: 1102 }, 500));
    expect(outlines(await flowsOf([...CONVERSATION.slice(0, 6), more]))).toEqual([
      [CLIENT.ip, 4, 3, 'forced end'],
    ]);
  });

  test('is not over when an acknowledgment comes that is older than the FIN', async () => {
    const old = at(0.08, segment(CLIENT, SERVER, ack, { sequence: 1102, acknowledgment: 6001 }));
    expect(outlines(await flowsOf([...CONVERSATION.slice(0, 7), old]))).toEqual([
      [CLIENT.ip, 5, 3, 'forced end'],
    ]);
  });

  test('ends where the sequence numbers wrap around, too', async () => {
    const flows = await flowsOf([
      at(0, segment(CLIENT, SERVER, fin | ack, { sequence: 0xffff_ffff, acknowledgment: 7 })),
      at(1, segment(SERVER, CLIENT, fin | ack, { sequence: 7, acknowledgment: 0 })),
      at(2, segment(CLIENT, SERVER, ack, { sequence: 0, acknowledgment: 8 })),
    ]);
    expect(outlines(flows)).toEqual([[CLIENT.ip, 2, 1, 'end of flow detected']]);
  });

  test('ends with a RST', async () => {
    const flows = await flowsOf([...CONVERSATION.slice(0, 4), at(1, segment(SERVER, CLIENT, rst))]);
    expect(outlines(flows)).toEqual([[CLIENT.ip, 3, 2, 'end of flow detected']]);
  });

  test('takes late packets for a while after its end, and no longer', async () => {
    const late = segment(CLIENT, SERVER, ack, { sequence: 1102, acknowledgment: 6002 });
    const packets = [...CONVERSATION, at(5, late), at(10.08, late), at(10.09, late)];
    expect(outlines(await flowsOf(packets))).toEqual([
      [CLIENT.ip, 7, 3, 'end of flow detected'],
      [CLIENT.ip, 1, 0, 'forced end'],
    ]);
    expect(outlines(await flowsOf(packets, { linger: 1 }))[0]).toEqual([
      CLIENT.ip,
      5,
      3,
      'end of flow detected',
    ]);
  });

  test('begins anew with a SYN from the same port, be the end ever so recent', async () => {
    expect(outlines(await flowsOf([...CONVERSATION, at(0.09, NEW_SYN)]))).toEqual([
      [CLIENT.ip, 5, 3, 'end of flow detected'],
      [CLIENT.ip, 1, 0, 'forced end'],
    ]);
  });

  test('does not begin anew with a repeated SYN', async () => {
    const repeated = [CONVERSATION[0], at(1, CONVERSATION[0].bytes), ...CONVERSATION.slice(1)];
    expect(outlines(await flowsOf(repeated))).toEqual([[CLIENT.ip, 6, 3, 'end of flow detected']]);
  });

  test('was opened by the receiver of a SYN with ACK, if the SYN was missed', async () => {
    const [flow] = await flowsOf(CONVERSATION.slice(1));
    expect(flow).toMatchObject({
      source: CLIENT.ip,
      sourcePort: CLIENT.port,
      sourceMac: CLIENT.mac,
      destinationMac: SERVER.mac,
    });
    expect(outlines([flow])).toEqual([[CLIENT.ip, 4, 3, 'end of flow detected']]);
  });

  test('that was joined in the middle is taken for opened by whoever speaks first', async () => {
    expect(outlines(await flowsOf(CONVERSATION.slice(4, 6)))).toEqual([[SERVER.ip, 1, 1, 'forced end']]);
  });
});

describe('timeouts', () => {
  const question = datagram(CLIENT, SERVER, 10);
  const answer = datagram(SERVER, CLIENT, 10);

  test('a flow ends if it was idle for longer than the idle timeout', async () => {
    const packets = [at(0, question), at(120, answer), at(240.001, question)];
    expect(outlines(await flowsOf(packets))).toEqual([
      [CLIENT.ip, 1, 1, 'idle timeout'],
      [CLIENT.ip, 1, 0, 'forced end'],
    ]);
  });

  test('time passes with the packets of others', async () => {
    const meter = new FlowMeter({ idleTimeout: 5 });
    const other = datagram({ ...CLIENT, ip: '10.0.0.3' }, SERVER);
    const capture = await openCapture(writePcap([at(0, question), at(6, other)]));
    for await (const batch of capture.batches()) {
      const tables = [...meter.add(batch)];
      expect(tables.flatMap(({ flows }) => flows)).toMatchObject([
        { source: CLIENT.ip, endReason: 'idle timeout' },
      ]);
    }
    expect(meter.liveFlows).toBe(1);
  });

  test('a flow is cut by the active timeout, and what continues it keeps its initiator', async () => {
    const packets = [at(0, question), at(4, question), at(10, answer), at(10.5, answer), at(11, question)];
    expect(outlines(await flowsOf(packets, { activeTimeout: 10 }))).toEqual([
      [CLIENT.ip, 2, 1, 'active timeout'],
      [CLIENT.ip, 1, 1, 'forced end'],
    ]);
  });

  test('a connection that was cut still ends with its teardown', async () => {
    const flows = await flowsOf(CONVERSATION, { activeTimeout: 0.065 });
    expect(outlines(flows)).toEqual([
      [CLIENT.ip, 4, 2, 'active timeout'],
      [CLIENT.ip, 1, 1, 'end of flow detected'],
    ]);
  });

  test('a packet whose time goes back neither splits a flow nor turns back the clock', async () => {
    const packets = [at(100, question), at(0, answer), at(101, question)];
    const [flow, ...others] = await flowsOf(packets, { idleTimeout: 5, activeTimeout: 50 });
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ source: CLIENT.ip, first: START, last: START + 101 });
  });

  test.each(['idleTimeout', 'activeTimeout', 'linger', 'maxFlows'])('%s must be above 0', (option) => {
    for (const value of [0, -1, Number.NaN])
      expect(() => new FlowMeter({ [option]: value })).toThrow(RangeError);
  });
});

describe('a full meter', () => {
  const clients = [1, 2, 3].map((host) => ({ ...CLIENT, ip: `10.0.1.${host}` }));

  test('ends the flow that has been idle longest', async () => {
    const packets = [0, 1, 0, 2].map((client, i) => at(i, datagram(clients[client], SERVER)));
    expect(outlines(await flowsOf(packets, { maxFlows: 2 }))).toEqual([
      ['10.0.1.2', 1, 0, 'lack of resources'],
      ['10.0.1.1', 2, 0, 'forced end'],
      ['10.0.1.3', 1, 0, 'forced end'],
    ]);
  });

  test('ends a connection that was torn down first of all', async () => {
    const packets = [
      at(0, datagram(clients[0], SERVER)),
      at(1, segment(clients[1], SERVER, rst)),
      at(2, datagram(clients[2], SERVER)),
    ];
    expect(outlines(await flowsOf(packets, { maxFlows: 2 }))).toEqual([
      ['10.0.1.2', 1, 0, 'end of flow detected'],
      ['10.0.1.1', 1, 0, 'forced end'],
      ['10.0.1.3', 1, 0, 'forced end'],
    ]);
  });
});

test('a packet without IP addresses belongs to no flow, and is counted', async () => {
  const meter = new FlowMeter();
  const request = ethernet(CLIENT.mac, SERVER.mac, ETHER_TYPE.arp, arp(1, CLIENT.mac, CLIENT.ip, SERVER.ip));
  const cut = at(2, datagram(CLIENT, SERVER).subarray(0, 20));
  const capture = await openCapture(writePcap([at(0, request), at(1, datagram(CLIENT, SERVER)), cut]));
  for await (const batch of capture.batches()) expect([...meter.add(batch)]).toEqual([]);
  expect([...meter.end()].flatMap(({ flows }) => flows)).toHaveLength(1);
  expect(meter).toMatchObject({ packetsInFlows: 1, packetsOutsideFlows: 2, liveFlows: 0 });
});

test('tables have at most 1,024 rows', async () => {
  const packets = Array.from({ length: 2500 }, (_, port) => at(0, datagram({ ...CLIENT, port }, SERVER)));
  const meter = new FlowMeter();
  const capture = await openCapture(writePcap(packets));
  for await (const batch of capture.batches()) expect([...meter.add(batch)]).toEqual([]);
  expect([...meter.end()].map(({ flows }) => flows.length)).toEqual([1024, 1024, 452]);
});

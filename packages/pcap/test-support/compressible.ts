import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, udp } from '@networkml/packet-builder';
import { writePcap } from '../src/write/pcap.js';

const WORDS = [
  'link',
  'up',
  'down',
  'port',
  'vlan',
  'error',
  'login',
  'from',
  'camera',
  'printer',
  'on',
  'for',
];

/** A made-up capture of 16 log messages, which compresses as text does. */
export function syslogCapture(): Uint8Array {
  const choose = chooser();
  return writePcap(
    Array.from({ length: 16 }, (_, index) => {
      const words = Array.from({ length: 4 }, () => `${WORDS[choose(WORDS.length)]} ${choose(100)}`);
      const message = new TextEncoder().encode(`<${choose(192)}>switch: ${words.join(' ')}`);
      const datagram = ipv4('10.0.0.2', `10.0.0.${3 + choose(4)}`, IP_PROTOCOL.udp, udp(514, 514, message));
      const bytes = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', ETHER_TYPE.ipv4, datagram);
      return {
        seconds: 1_600_000_000 + index,
        nanoseconds: choose(1000) * 1_000_000,
        bytes,
        originalLength: bytes.length,
      };
    }),
  );
}

/** Runs of one byte, with letters between them of which some are frequent and some are rare. */
export function lettersBetweenRuns(): Uint8Array {
  const choose = chooser();
  const letter = () => 97 + Math.min(choose(26), choose(26), choose(26));
  const parts = Array.from({ length: 8 }, (_, index) => [
    ...Array.from({ length: 100 }, letter),
    ...new Array<number>(40_000).fill(index),
  ]);
  return Uint8Array.from(parts.flat());
}

/** Chooses a whole number below a limit, the same ones every time. */
function chooser(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % limit;
  };
}

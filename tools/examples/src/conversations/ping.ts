import { unicast } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';
import { ICMP_TYPE, icmpSegment } from '../wire/icmp.js';
import { resolve } from './address-resolution.js';

/** Asks whether a host is there. */
export interface Ping {
  readonly does: 'ping';
  /** Name of the other host. */
  readonly peer: string;
  readonly times: number;
}

/** What Windows sends. */
const ECHO_DATA_LENGTH = 32;

/** ICMP echo request and reply (RFC 792), a second apart. */
export function ping(scene: Scene, time: number, step: Ping): void {
  const { actor, network, capture } = scene;
  const peer = network.host(step.peer);
  const first = resolve(scene, time, peer);
  for (let index = 0; index < step.times; index++) {
    const sent = first + index;
    capture.ip(sent, actor, unicast(peer), icmpSegment(ICMP_TYPE.echoRequest, ECHO_DATA_LENGTH));
    const answered = sent + scene.turnaround(peer);
    capture.ip(answered, peer, unicast(actor), icmpSegment(ICMP_TYPE.echoReply, ECHO_DATA_LENGTH));
  }
}

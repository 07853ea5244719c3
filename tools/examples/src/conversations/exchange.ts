import { unicast } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';
import { udpSegment } from '../wire/udp.js';
import { resolve } from './address-resolution.js';

/** Sends datagrams to a host, each of which is answered by another. */
export interface Exchange {
  readonly does: 'exchange';
  /** Name of the other host. */
  readonly peer: string;
  readonly port: number;
  /** Port of the actor; any by default. */
  readonly fromPort?: number;
  /** Bytes of each datagram and its answer. */
  readonly datagrams: readonly (readonly [question: number, answer: number])[];
}

/** Question and answer over UDP. */
export function exchange(scene: Scene, time: number, step: Exchange): void {
  const { actor, network, capture } = scene;
  const peer = network.host(step.peer);
  const port = step.fromPort ?? scene.ephemeralPort();
  let asked = resolve(scene, time, peer);
  for (const [question, answer] of step.datagrams) {
    capture.ip(asked, actor, unicast(peer), udpSegment(port, step.port, question));
    const answered = asked + scene.turnaround(peer);
    capture.ip(answered, peer, unicast(actor), udpSegment(step.port, port, answer));
    asked = answered + scene.turnaround(actor);
  }
}

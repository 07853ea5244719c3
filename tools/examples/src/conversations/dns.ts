import { type IpVersion, unicast } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';
import { udpSegment } from '../wire/udp.js';
import { resolve } from './address-resolution.js';

/** Looks up a name. */
export interface Lookup {
  readonly does: 'lookup';
  readonly name: string;
  /** Bytes of the records in the answer: an address takes 16, its name being a pointer to the question's. */
  readonly records: number;
  /** Whether the resolver knows the answer, or must ask others. */
  readonly cached?: boolean;
  readonly version?: IpVersion;
}

const DNS_PORT = 53;
/** RFC 1035: header, the name's first length and last zero, type and class. */
const QUESTION_OVERHEAD = 12 + 2 + 4;

/** Domain Name System (RFC 1035): one question, one answer that repeats it. */
export function lookup(scene: Scene, time: number, step: Lookup): void {
  const { actor, network, capture, random } = scene;
  const { resolver } = network;
  const { version = 4 } = step;
  const port = scene.ephemeralPort();
  const question = QUESTION_OVERHEAD + step.name.length;
  const asked = resolve(scene, time, resolver, version);
  const answered = asked + scene.turnaround(resolver) + (step.cached ? 0 : random.between(0.008, 0.06));
  capture.ip(asked, actor, unicast(resolver, version), udpSegment(port, DNS_PORT, question), { version });
  const answer = udpSegment(DNS_PORT, port, question + step.records);
  capture.ip(answered, resolver, unicast(actor, version), answer, { version });
}

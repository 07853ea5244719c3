import {
  BROADCAST,
  type Destination,
  type IpVersion,
  MDNS_GROUP,
  multicast,
  SSDP_GROUP,
} from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';
import { udpSegment } from '../wire/udp.js';

/** Sends datagrams to everyone, or to everyone who listens to a group. */
export interface Announce {
  readonly does: 'announce';
  readonly to: 'mdns' | 'ssdp' | 'broadcast';
  /** Port to send to, where the protocol does not tell it. */
  readonly port?: number;
  /** Port to send from: the port that is sent to, or any. */
  readonly from?: 'same-port' | 'any-port';
  /** Bytes of the datagrams of a burst. */
  readonly lengths: readonly number[];
  /** How many bursts there are, and the seconds between them. */
  readonly times?: number;
  readonly every?: number;
  readonly version?: IpVersion;
}

/** RFC 6762 sections 3 and 11: every packet shows by its time to live that it crossed no router. */
const MDNS = { 4: multicast(MDNS_GROUP), 6: multicast('ff02::fb'), port: 5353, timeToLive: 255 } as const;
/** UPnP Device Architecture 2.0 section 1.2: no more than two hops. */
const SSDP = { group: multicast(SSDP_GROUP), port: 1900, timeToLive: 2 } as const;

/** Announcements and searches that nobody in particular answers. */
export function announce(scene: Scene, time: number, step: Announce): void {
  const { actor, capture, random } = scene;
  const { destination, port, timeToLive } = audience(scene, step);
  const sourcePort = step.from === 'any-port' ? scene.ephemeralPort() : port;
  const fields = { version: step.version ?? 4, timeToLive };
  for (let burst = 0; burst < (step.times ?? 1); burst++) {
    let sent = time + burst * (step.every ?? 1) * random.between(0.97, 1.03);
    for (const length of step.lengths) {
      capture.ip(sent, actor, destination, udpSegment(sourcePort, port, length), fields);
      sent += random.between(0.000_3, 0.003);
    }
  }
}

interface Audience {
  readonly destination: Destination;
  readonly port: number;
  readonly timeToLive: number;
}

function audience({ actor }: Scene, { to, port, version = 4 }: Announce): Audience {
  if (to === 'mdns') return { destination: MDNS[version], port: MDNS.port, timeToLive: MDNS.timeToLive };
  if (to === 'ssdp') return { destination: SSDP.group, port: SSDP.port, timeToLive: SSDP.timeToLive };
  if (port === undefined) throw new Error(`${actor.name} broadcasts to no port`);
  return { destination: BROADCAST, port, timeToLive: actor.stack.timeToLive };
}

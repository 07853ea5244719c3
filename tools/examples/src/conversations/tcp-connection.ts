import { TCP_FLAG } from '@networkml/packet-builder';
import { type IpVersion, unicast } from '../network/destination.js';
import type { Host } from '../network/host.js';
import type { Scene } from '../simulation/scene.js';
import { tcpSegment } from '../wire/tcp.js';
import { agreedLayout, segmentOptions, synOptions, type TcpOptionLayout } from '../wire/tcp-options.js';
import { resolve } from './address-resolution.js';

/**
 * Bytes that the client (`>`) or the server (`<`) sends, and the seconds that it thinks before it does, if it takes
 * longer than a packet's way there and back.
 */
export type Message = readonly [direction: '>' | '<', bytes: number, pause?: number];

/** Connects to a host, and talks. */
export interface Connect {
  readonly does: 'connect';
  /** Name of the other host. */
  readonly peer: string;
  readonly port: number;
  readonly messages: readonly Message[];
  /** Who closes the connection; it outlives the capture if nobody does. */
  readonly closedBy?: '>' | '<';
  readonly version?: IpVersion;
}

/** A receiver acknowledges at the latest after every second segment, or after this many seconds (RFC 9293). */
const SEGMENTS_PER_ACKNOWLEDGMENT = 2;
const DELAYED_ACKNOWLEDGMENT = 0.04;
const SHORTEST_GAP = 0.000_01;
/** By how much the header of IPv6 is longer than that of IPv4. */
const IPV6_EXTRA_LENGTH = 20;

/** One end of a connection. */
interface End {
  readonly host: Host;
  readonly port: number;
  /** Milliseconds that the end's clock showed when the capture began. */
  readonly clock: number;
  sequence: number;
  /** Segments received since the last acknowledgment. */
  unacknowledged: number;
  lastSent: number;
}

function isDue({ unacknowledged }: End): boolean {
  return unacknowledged >= SEGMENTS_PER_ACKNOWLEDGMENT;
}

/** Transmission Control Protocol (RFC 9293): handshake, data with acknowledgments, end. */
export function connect(scene: Scene, time: number, step: Connect): void {
  const peer = scene.network.host(step.peer);
  const { version = 4 } = step;
  const connection = new TcpConnection(scene, peer, step.port, version);
  connection.open(resolve(scene, time, peer, version));
  for (const [direction, bytes, pause] of step.messages) connection.talk(direction, bytes, pause ?? 0);
  if (step.closedBy !== undefined) connection.close(step.closedBy);
}

class TcpConnection {
  readonly #scene: Scene;
  readonly #version: IpVersion;
  readonly #client: End;
  readonly #server: End;
  /** The options that both ends know. */
  readonly #layout: TcpOptionLayout;
  /** When the latest packet passed, and who sent it. */
  #time = 0;
  #speaker: End;

  constructor(scene: Scene, peer: Host, port: number, version: IpVersion) {
    this.#scene = scene;
    this.#version = version;
    this.#client = this.#end(scene.actor, scene.ephemeralPort());
    this.#server = this.#end(peer, port);
    this.#speaker = this.#client;
    this.#layout = agreedLayout(scene.actor.stack.tcpOptions, peer.stack.tcpOptions);
  }

  open(time: number): void {
    this.#time = time;
    this.#send(this.#client, TCP_FLAG.syn);
    this.#turnTo(this.#server);
    this.#send(this.#server, TCP_FLAG.syn | TCP_FLAG.ack);
    this.#turnTo(this.#client);
    this.#send(this.#client, TCP_FLAG.ack);
  }

  talk(direction: '>' | '<', bytes: number, pause: number): void {
    const [sender, receiver] = this.#ends(direction);
    const isLate = pause > DELAYED_ACKNOWLEDGMENT;
    if (isLate) this.#acknowledge(sender);
    if (this.#speaker !== sender) this.#turnTo(sender);
    else if (isLate || isDue(receiver)) this.#acknowledge(receiver);
    this.#time += pause * this.#scene.random.between(0.97, 1.03);

    const mostBytes = this.#mostBytes(sender, receiver);
    for (let left = bytes; left > 0; left -= mostBytes) {
      const isLast = left <= mostBytes;
      if (left < bytes) this.#time += this.#scene.random.between(0.000_02, 0.000_4);
      this.#send(sender, isLast ? TCP_FLAG.psh | TCP_FLAG.ack : TCP_FLAG.ack, Math.min(left, mostBytes));
      // The sender goes on while the acknowledgment is on its way.
      if (isLast || !isDue(receiver)) continue;
      this.#send(receiver, TCP_FLAG.ack, 0, this.#time + this.#scene.turnaround(receiver.host));
    }
  }

  close(direction: '>' | '<'): void {
    const [closer, other] = this.#ends(direction);
    this.#acknowledge(closer);
    this.#time += this.#scene.random.between(0.000_5, 0.02);
    this.#send(closer, TCP_FLAG.fin | TCP_FLAG.ack);
    this.#turnTo(other);
    this.#send(other, TCP_FLAG.fin | TCP_FLAG.ack);
    this.#turnTo(closer);
    this.#send(closer, TCP_FLAG.ack);
  }

  /** What fits into a segment, given what both ends take and what the headers need. */
  #mostBytes(sender: End, receiver: End): number {
    const segmentSize = Math.min(sender.host.stack.segmentSize, receiver.host.stack.segmentSize);
    const optionsLength = this.#options(sender, TCP_FLAG.ack, this.#time).length;
    return segmentSize - optionsLength - (this.#version === 6 ? IPV6_EXTRA_LENGTH : 0);
  }

  #end(host: Host, port: number): End {
    const { random } = this.#scene;
    const clock = random.integer(0, 0x3fff_ffff);
    const sequence = random.integer(0, 0xffff_ffff);
    return { host, port, clock, sequence, unacknowledged: 0, lastSent: 0 };
  }

  #ends(direction: '>' | '<'): readonly [sender: End, receiver: End] {
    return direction === '>' ? [this.#client, this.#server] : [this.#server, this.#client];
  }

  /** Lets the time pass until `end` can have answered the latest packet. */
  #turnTo(end: End): void {
    this.#time += this.#scene.turnaround(end.host);
  }

  /** Acknowledges what `end` has received, if anything. */
  #acknowledge(end: End): void {
    if (end.unacknowledged === 0) return;
    this.#turnTo(end);
    this.#send(end, TCP_FLAG.ack);
  }

  #options(end: End, flags: number, time: number): Uint8Array {
    const milliseconds = Math.floor(time * 1000);
    const echo = flags === TCP_FLAG.syn ? 0 : this.#other(end).clock + milliseconds;
    const clocks = { value: end.clock + milliseconds, echo };
    if ((flags & TCP_FLAG.syn) === 0) return segmentOptions(this.#layout, clocks);
    const { tcpOptions, segmentSize } = end.host.stack;
    return synOptions(flags & TCP_FLAG.ack ? this.#layout : tcpOptions, clocks, segmentSize);
  }

  #send(sender: End, flags: number, bytes = 0, earliest = this.#time): void {
    const receiver = this.#other(sender);
    // Packets of one end do not overtake each other.
    const time = Math.max(earliest, sender.lastSent + SHORTEST_GAP);
    const fields = {
      sourcePort: sender.port,
      destinationPort: receiver.port,
      sequence: sender.sequence,
      acknowledgment: flags & TCP_FLAG.ack ? receiver.sequence : 0,
      flags,
      window: sender.host.stack.window,
      options: this.#options(sender, flags, time),
    };
    const version = this.#version;
    const segment = tcpSegment(fields, bytes);
    this.#scene.capture.ip(time, sender.host, unicast(receiver.host, version), segment, { version });

    // SYN and FIN count as a byte each.
    const counted = flags & (TCP_FLAG.syn | TCP_FLAG.fin) ? 1 : 0;
    sender.sequence = (sender.sequence + bytes + counted) >>> 0;
    sender.unacknowledged = 0;
    sender.lastSent = time;
    if (bytes > 0) receiver.unacknowledged++;
    this.#speaker = sender;
  }

  #other(end: End): End {
    return end === this.#client ? this.#server : this.#client;
  }
}

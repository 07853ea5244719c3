import type { PacketBatch } from '@networkml/pcap';
import { type Direction, IN, OUT } from '../devices/direction.js';
import { Traffic } from '../devices/traffic.js';
import type { Accumulator } from '../schema/feature-schema.js';
import type { CaptureClock } from './capture-clock.js';
import { type FlowKey, ipVersionOf, NONE, TCP } from './flow-key.js';
import type { Queued } from './flow-queue.js';
import type { FlowEndReason, FlowRow } from './flow-row.js';
import { answersConnection, TcpTeardown } from './tcp-teardown.js';

const NO_MAC = -1;
/** A flow takes its packets one by one: each one may end it. */
const onePacket = new Traffic();

/** Gathers all that is kept of one flow. */
export class LiveFlow implements Queued<LiveFlow> {
  before: LiveFlow | undefined;
  after: LiveFlow | undefined;
  /** Next flow whose key has the same hash. */
  collision: LiveFlow | undefined;
  /** True if it is a connection that was seen to end; packets may still come late. */
  isClosed = false;
  /** When its latest packet came, or when it closed, by the capture's clock. */
  since: number;
  /** The moment at which it ended, by the capture's clock. */
  ended = Number.NaN;
  endReason: FlowEndReason = 'forced end';

  readonly #vlan: number;
  readonly #protocol: number;
  readonly #lowAddress: number;
  readonly #lowPort: number;
  readonly #highAddress: number;
  readonly #highPort: number;
  readonly #isInitiatorLow: boolean;
  readonly #teardown: TcpTeardown | undefined;
  readonly #sourceMac: number;
  readonly #destinationMac: number;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /**
   * @param hash of the key
   * @param started when its first packet came, by the capture's clock
   * @param number of its first packet within the capture
   * @param predecessor the flow that it continues, which was cut by the active timeout
   */
  constructor(
    key: FlowKey,
    readonly hash: number,
    private readonly accumulators: readonly Accumulator[],
    packets: PacketBatch,
    row: number,
    readonly started: number,
    readonly number: number,
    predecessor: LiveFlow | undefined,
  ) {
    this.since = started;
    this.#vlan = key.vlan;
    this.#protocol = key.protocol;
    this.#lowAddress = key.lowAddress;
    this.#lowPort = key.lowPort;
    this.#highAddress = key.highAddress;
    this.#highPort = key.highPort;
    const { outermost } = packets;
    if (predecessor === undefined) {
      this.#isInitiatorLow = isInitiatorLow(key, packets, row);
      this.#teardown = key.protocol === TCP ? new TcpTeardown() : undefined;
    } else {
      this.#isInitiatorLow = predecessor.#isInitiatorLow;
      this.#teardown = predecessor.#teardown;
    }
    const [source, destination] = outermost.has(row, 'ethSrc')
      ? [outermost.ethSrc[row], outermost.ethDst[row]]
      : [NO_MAC, NO_MAC];
    const isOut = this.#isInitiatorLow === key.isUpward;
    this.#sourceMac = isOut ? source : destination;
    this.#destinationMac = isOut ? destination : source;
  }

  /** True if packets of the key belong to this flow. */
  has(key: FlowKey): boolean {
    return (
      this.#lowAddress === key.lowAddress &&
      this.#highAddress === key.highAddress &&
      this.#lowPort === key.lowPort &&
      this.#highPort === key.highPort &&
      this.#protocol === key.protocol &&
      this.#vlan === key.vlan
    );
  }

  /**
   * Takes packet `row`.
   *
   * @param time the packet's, by the capture's clock; NaN if it has none
   * @returns true if the connection has ended
   */
  add(packets: PacketBatch, row: number, key: FlowKey, time: number): boolean {
    if (time < this.#first) this.#first = time;
    if (time > this.#last) this.#last = time;
    const direction: Direction = this.#isInitiatorLow === key.isUpward ? OUT : IN;
    onePacket.clear();
    onePacket.push(row, direction);
    for (const accumulator of this.accumulators) accumulator.add(packets, onePacket);
    return this.#teardown?.take(packets.outermost, row, direction) ?? false;
  }

  /** What the flow's row is about. */
  row({ ips, macs }: PacketBatch, clock: CaptureClock): FlowRow {
    const isLow = this.#isInitiatorLow;
    const hasTime = Number.isFinite(this.#first);
    return {
      vlan: unlessNone(this.#vlan),
      ipVersion: ipVersionOf(ips, this.#lowAddress),
      protocol: this.#protocol,
      source: ips.text(isLow ? this.#lowAddress : this.#highAddress),
      sourcePort: unlessNone(isLow ? this.#lowPort : this.#highPort),
      destination: ips.text(isLow ? this.#highAddress : this.#lowAddress),
      destinationPort: unlessNone(isLow ? this.#highPort : this.#lowPort),
      sourceMac: this.#sourceMac === NO_MAC ? undefined : macs.text(this.#sourceMac),
      destinationMac: this.#destinationMac === NO_MAC ? undefined : macs.text(this.#destinationMac),
      first: hasTime ? clock.epochSeconds(this.#first) : undefined,
      last: hasTime ? clock.epochSeconds(this.#last) : undefined,
      endReason: this.endReason,
    };
  }

  /** The flow's values, in the order of the schema's features. */
  values(): number[] {
    return this.accumulators.flatMap((accumulator) => accumulator.values());
  }
}

/** Who sends the first packet is the initiator, unless it answers one that the capture lacks. */
function isInitiatorLow({ protocol, isUpward }: FlowKey, packets: PacketBatch, row: number): boolean {
  const isAnswer = protocol === TCP && answersConnection(packets.outermost, row);
  return isAnswer ? !isUpward : isUpward;
}

function unlessNone(value: number): number | undefined {
  return value === NONE ? undefined : value;
}

import { InvalidArgumentError, NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';
import { AddressFacts } from '../headers/address-facts.js';
import type { AccumulatedGroup, FeatureSchema } from '../schema/feature-schema.js';
import { CaptureClock } from './capture-clock.js';
import { FLOW } from './flow.js';
import { FlowKey } from './flow-key.js';
import { FlowQueue } from './flow-queue.js';
import type { FlowEndReason } from './flow-row.js';
import { FlowTable } from './flow-table.js';
import { LiveFlow } from './live-flow.js';
import { LiveFlows } from './live-flows.js';
import { opensConnection } from './tcp-teardown.js';

/** Most rows of a table. */
const MOST_ROWS = 1024;

/** Options of {@link FlowMeter}. Times are in seconds of capture time, above 0, and may be `Infinity`. */
export interface FlowOptions {
  /** @defaultValue `FLOW` */
  readonly schema?: FeatureSchema<string, AccumulatedGroup>;
  /**
   * A flow ends if no packet of it comes for longer than this.
   * @defaultValue 120
   */
  readonly idleTimeout?: number | undefined;
  /**
   * A flow is cut at the first packet that comes longer than this after its start; the packet begins the flow that
   * continues it, with the same initiator.
   * @defaultValue 1800
   */
  readonly activeTimeout?: number | undefined;
  /**
   * For how long late packets still belong to a TCP connection that was torn down or reset.
   * @defaultValue 10
   */
  readonly linger?: number;
  /**
   * Most flows that are kept at a time, a whole number of at least 1. If there is no room for another one, the
   * connection that was torn down first ends, or if there is none, the flow that has been idle longest.
   * @defaultValue 200_000
   */
  readonly maxFlows?: number;
}

/**
 * Meters the bidirectional flows of one capture: packets of a VLAN, an IP protocol and two ends, each an address and a
 * port. It goes by the packets' outermost headers, so the content of a tunnel belongs to the tunnel's flow.
 *
 * A flow's source is its initiator: the sender of its first packet, or its receiver if that is a TCP segment with SYN
 * and ACK. A flow that continues one that the active timeout has cut keeps its initiator.
 *
 * Time is the capture's: the latest that any packet had so far. A packet without a time comes at that moment. Packets
 * need not be in order of time.
 *
 * Flows come in the order in which they end. Those that time out at the same moment, and those that are left when the
 * capture ends, come in the order of their first packets.
 */
export class FlowMeter {
  readonly #schema: FeatureSchema<string, AccumulatedGroup>;
  readonly #idleTimeout: number;
  readonly #activeTimeout: number;
  readonly #linger: number;
  readonly #maxFlows: number;
  readonly #clock = new CaptureClock();
  readonly #key = new FlowKey();
  readonly #flows = new LiveFlows();
  /** The one that has been idle longest first. */
  readonly #open = new FlowQueue<LiveFlow>();
  /** The one that closed first first. */
  readonly #closed = new FlowQueue<LiveFlow>();
  /** What was not taken yet, a table's worth at a time. */
  readonly #ended: LiveFlow[][] = [];
  #addresses: AddressFacts | undefined;
  /** A batch of the capture, for its address tables. */
  #packets: PacketBatch | undefined;
  #packetsInFlows = 0;
  #packetsOutsideFlows = 0;

  /** @throws `InvalidArgumentError` of `@networkml/pcap` if an option is out of its range */
  constructor({
    schema = FLOW,
    idleTimeout = 120,
    activeTimeout = 1800,
    linger = 10,
    maxFlows = 200_000,
  }: FlowOptions = {}) {
    this.#schema = schema;
    this.#idleTimeout = nanoseconds('idleTimeout', idleTimeout);
    this.#activeTimeout = nanoseconds('activeTimeout', activeTimeout);
    this.#linger = nanoseconds('linger', linger);
    if (!(Number.isInteger(maxFlows) && maxFlows >= 1)) {
      throw new InvalidArgumentError('bad-option', 'maxFlows', maxFlows, 'a whole number of at least 1');
    }
    this.#maxFlows = maxFlows;
  }

  /** Number of flows that have not ended. */
  get liveFlows(): number {
    return this.#flows.size;
  }

  /** Number of packets that were taken into a flow. */
  get packetsInFlows(): number {
    return this.#packetsInFlows;
  }

  /** Number of packets that belong to no flow, as they have no IP addresses. */
  get packetsOutsideFlows(): number {
    return this.#packetsOutsideFlows;
  }

  /**
   * Takes the packets of a batch; all batches must be of one capture.
   *
   * @returns tables of the flows that have ended and were in no table yet, of at most 1,024 rows each; they are made as
   * they are asked for, before the next batch is added
   */
  add(packets: PacketBatch): Generator<FlowTable, void, undefined> {
    this.#packets = packets;
    for (let row = 0; row < packets.length; row++) this.#take(packets, row);
    return this.#tables();
  }

  /** Ends all flows. Tables as of {@link FlowMeter.add}. */
  end(): Generator<FlowTable, void, undefined> {
    const rest: LiveFlow[] = [];
    for (const queue of [this.#open, this.#closed]) {
      for (let flow = queue.first; flow !== undefined; flow = queue.first) {
        this.#release(flow, flow.isClosed ? 'end of flow detected' : 'forced end', this.#clock.now);
        rest.push(flow);
      }
    }
    this.#handInOrder(rest);
    return this.#tables();
  }

  #take(packets: PacketBatch, row: number): void {
    const before = this.#clock.now;
    const time = this.#clock.read(packets, row);
    const now = this.#clock.now;
    if (now > before) this.#expire(now);
    const key = this.#key;
    if (!key.read(packets.outermost, row)) {
      this.#packetsOutsideFlows++;
      return;
    }
    this.#packetsInFlows++;
    const hash = key.hash();
    const flow = this.#continued(packets, row, hash, now) ?? this.#begin(packets, row, hash, now, undefined);
    const hasEnded = flow.add(packets, row, key, time);
    if (flow.isClosed) return;
    if (hasEnded) this.#close(flow, now);
    else this.#touch(flow, now);
  }

  /** The live flow that a packet belongs to, if it does not begin another one. */
  #continued(packets: PacketBatch, row: number, hash: number, now: number): LiveFlow | undefined {
    const flow = this.#flows.find(this.#key, hash);
    if (flow === undefined) return undefined;
    if (flow.isClosed) {
      if (!opensConnection(packets.outermost, row)) return flow;
      this.#endNow(flow, 'end of flow detected');
      return undefined;
    }
    if (now - flow.started <= this.#activeTimeout) return flow;
    this.#endNow(flow, 'active timeout');
    return this.#begin(packets, row, hash, now, flow);
  }

  #begin(
    packets: PacketBatch,
    row: number,
    hash: number,
    now: number,
    predecessor: LiveFlow | undefined,
  ): LiveFlow {
    if (this.#flows.size >= this.#maxFlows) this.#makeRoom();
    this.#addresses ??= new AddressFacts(packets);
    const addresses = this.#addresses;
    const accumulators = this.#schema.groups.map((group) => group.accumulator(addresses));
    const number = packets.firstPacket + row;
    const flow = new LiveFlow(this.#key, hash, accumulators, packets, row, now, number, predecessor);
    this.#flows.add(flow);
    this.#open.push(flow);
    return flow;
  }

  #touch(flow: LiveFlow, now: number): void {
    flow.since = now;
    this.#open.moveToEnd(flow);
  }

  #close(flow: LiveFlow, now: number): void {
    this.#open.remove(flow);
    flow.isClosed = true;
    flow.since = now;
    this.#closed.push(flow);
  }

  #makeRoom(): void {
    const closed = this.#closed.first;
    const idle = this.#open.first;
    if (closed !== undefined) this.#endNow(closed, 'end of flow detected');
    else if (idle !== undefined) this.#endNow(idle, 'lack of resources');
  }

  /** Ends the flows whose time was over before the clock has come to be `now`. */
  #expire(now: number): void {
    const expired: LiveFlow[] = [];
    this.#expireOf(this.#open, this.#idleTimeout, 'idle timeout', now, expired);
    this.#expireOf(this.#closed, this.#linger, 'end of flow detected', now, expired);
    if (expired.length > 0) this.#handInOrder(expired);
  }

  #expireOf(
    queue: FlowQueue<LiveFlow>,
    timeout: number,
    reason: FlowEndReason,
    now: number,
    expired: LiveFlow[],
  ): void {
    for (let flow = queue.first; flow !== undefined && now - flow.since > timeout; flow = queue.first) {
      this.#release(flow, reason, flow.since + timeout);
      expired.push(flow);
    }
  }

  #endNow(flow: LiveFlow, reason: FlowEndReason): void {
    this.#release(flow, reason, this.#clock.now);
    this.#hand(flow);
  }

  #release(flow: LiveFlow, reason: FlowEndReason, moment: number): void {
    (flow.isClosed ? this.#closed : this.#open).remove(flow);
    this.#flows.remove(flow);
    flow.endReason = reason;
    flow.ended = moment;
  }

  #handInOrder(flows: LiveFlow[]): void {
    flows.sort((a, b) => a.ended - b.ended || a.number - b.number);
    for (const flow of flows) this.#hand(flow);
  }

  #hand(flow: LiveFlow): void {
    const latest = this.#ended.at(-1);
    if (latest !== undefined && latest.length < MOST_ROWS) latest.push(flow);
    else this.#ended.push([flow]);
  }

  *#tables(): Generator<FlowTable, void, undefined> {
    const packets = this.#packets;
    if (packets === undefined) return;
    for (let flows = this.#ended.shift(); flows !== undefined; flows = this.#ended.shift()) {
      const rows = flows.map((flow) => flow.row(packets, this.#clock));
      yield new FlowTable(this.#schema, rows, valuesOf(flows));
    }
  }
}

/** Features of the flows of a capture as they end, in tables of at most 1,024 rows; options as of {@link FlowMeter}. */
export async function* meterFlows(
  batches: AsyncIterable<PacketBatch> | Iterable<PacketBatch>,
  options: FlowOptions = {},
): AsyncGenerator<FlowTable, void, undefined> {
  const meter = new FlowMeter(options);
  for await (const batch of batches) yield* meter.add(batch);
  yield* meter.end();
}

/** One flow at a time, since there may be very many. */
function* valuesOf(flows: readonly LiveFlow[]): Generator<number[]> {
  for (const flow of flows) yield flow.values();
}

function nanoseconds(option: string, seconds: number): number {
  if (seconds > 0) return seconds === Infinity ? Infinity : Math.round(seconds * NANOSECONDS_PER_SECOND);
  throw new InvalidArgumentError('bad-option', option, seconds, 'above 0 s');
}

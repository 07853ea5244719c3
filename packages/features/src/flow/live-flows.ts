import type { FlowKey } from './flow-key.js';
import type { LiveFlow } from './live-flow.js';

/** The flows that have not ended, by their keys. */
export class LiveFlows {
  /** By hash of the key; flows of equal hashes are linked. */
  readonly #byHash = new Map<number, LiveFlow>();
  #size = 0;

  /** Number of flows. */
  get size(): number {
    return this.#size;
  }

  /** The flow that packets of a key belong to. */
  find(key: FlowKey, hash: number): LiveFlow | undefined {
    let flow = this.#byHash.get(hash);
    while (flow !== undefined && !flow.has(key)) flow = flow.collision;
    return flow;
  }

  /** Takes a flow whose key no other one has. */
  add(flow: LiveFlow): void {
    flow.collision = this.#byHash.get(flow.hash);
    this.#byHash.set(flow.hash, flow);
    this.#size++;
  }

  /** Lets a flow go. */
  remove(flow: LiveFlow): void {
    const first = this.#byHash.get(flow.hash);
    if (first === flow) this.#replaceFirst(flow);
    else unlink(first, flow);
    flow.collision = undefined;
    this.#size--;
  }

  #replaceFirst({ hash, collision }: LiveFlow): void {
    if (collision === undefined) this.#byHash.delete(hash);
    else this.#byHash.set(hash, collision);
  }
}

function unlink(first: LiveFlow | undefined, flow: LiveFlow): void {
  let at = first;
  while (at !== undefined && at.collision !== flow) at = at.collision;
  if (at !== undefined) at.collision = flow.collision;
}

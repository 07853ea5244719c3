/** Something that can stand in a {@link FlowQueue}: in one at a time. */
export interface Queued<T> {
  before: T | undefined;
  after: T | undefined;
}

/** Flows in the order in which they came, as a linked list: coming and leaving cost the same however many there are. */
export class FlowQueue<T extends Queued<T>> {
  #first: T | undefined;
  #last: T | undefined;

  /** The one that has been here longest. */
  get first(): T | undefined {
    return this.#first;
  }

  /** Puts a flow that stands in no queue at the end. */
  push(flow: T): void {
    flow.before = this.#last;
    flow.after = undefined;
    if (this.#last === undefined) this.#first = flow;
    else this.#last.after = flow;
    this.#last = flow;
  }

  /** Takes a flow of this queue out. */
  remove(flow: T): void {
    if (flow.before === undefined) this.#first = flow.after;
    else flow.before.after = flow.after;
    if (flow.after === undefined) this.#last = flow.before;
    else flow.after.before = flow.before;
    flow.before = undefined;
    flow.after = undefined;
  }

  /** Puts a flow of this queue at its end. */
  moveToEnd(flow: T): void {
    if (this.#last === flow) return;
    this.remove(flow);
    this.push(flow);
  }
}

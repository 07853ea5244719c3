import { Inflate, type ZStream } from 'pako';

const OUTPUT_CHUNK = 262_144;

/**
 * Decompresses members that follow one another, and collects the output, also what the decoder has not yet handed out
 * when it stops early. It ends where a push ends with a member, and where no member follows.
 */
export class GzipMembers extends Inflate {
  #output: Uint8Array[] = [];
  #stream: ZStream | undefined;

  constructor() {
    super({ chunkSize: OUTPUT_CHUNK });
  }

  /** How many of the bytes pushed last were consumed: all of them, unless the decoder has stopped within. */
  get consumed(): number {
    return this.#stream?.next_in ?? 0;
  }

  override onStart(stream: ZStream): void {
    this.#stream = stream;
  }

  override onData(chunk: Uint8Array): void {
    this.#output.push(chunk);
  }

  override onEnd(status: number): void {
    if (status !== 0) this.#output.push(...this.#unfinished());
  }

  take(): Uint8Array[] {
    const output = this.#output;
    this.#output = [];
    return output;
  }

  takeUnfinished(): Uint8Array[] {
    return [...this.take(), ...this.#unfinished()];
  }

  #unfinished(): Uint8Array[] {
    const stream = this.#stream;
    if (!(stream?.output instanceof Uint8Array) || stream.next_out === 0) return [];
    return [stream.output.subarray(0, stream.next_out)];
  }
}

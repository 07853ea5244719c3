import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { closeFile, makePipe } from './pipe.js';
import { unstartable } from './tshark-version.js';

/** The layers whose fields are asked for, with whatever they quote; the names of the others are enough. */
const LAYERS = [
  'frame',
  'eth',
  'vlan',
  'arp',
  'ip',
  'ipv6',
  'icmp',
  'icmpv6',
  'igmp',
  'gre',
  'tcp',
  'udp',
  'sctp',
] as const;

/** No names are looked up; the capture comes on standard input. */
const ARGUMENTS = ['-n', '-r', '-', '-T', 'json', '-J', LAYERS.join(' ')];

/** A folder that does not exist: the preferences of whoever runs it shall make no difference. */
const NO_PREFERENCES = { WIRESHARK_CONFIG_DIR: '/nonexistent' };

/** Characters kept of what tshark complains about. */
const MAX_COMPLAINT_LENGTH = 65_536;

/** A child process whose outputs are pipes. */
interface TsharkChild {
  readonly process: ChildProcess;
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/** How tshark ended. */
export interface TsharkEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** What it wrote to standard error. */
  readonly complaint: string;
}

/** A tshark that reads a capture from us. */
export class TsharkProcess {
  /** Bytes that it has been given so far. */
  bytesFed = 0;
  /** Why the capture could not be read to its end. */
  sourceFailure: unknown;
  /** What it prints; as long as nobody reads it, it reads no more of the capture. */
  readonly output: AsyncIterator<Uint8Array>;
  readonly #ended: Promise<TsharkEnd>;
  readonly #fed: Promise<void>;
  #awaitsChunk = false;

  private constructor(
    private readonly child: TsharkChild,
    private readonly input: Writable,
    private readonly chunks: AsyncIterator<Uint8Array>,
  ) {
    this.output = child.stdout[Symbol.asyncIterator]();
    this.#ended = endOf(child);
    this.#fed = this.#feed();
  }

  /**
   * Starts a tshark and feeds it.
   *
   * @param chunks the capture; each chunk may change once the next one has been asked for
   * @throws {@link CaptureError} if it cannot be started
   */
  static async start(chunks: AsyncIterator<Uint8Array>): Promise<TsharkProcess> {
    const { readEnd, writeEnd } = await makePipe().catch((error: unknown) => {
      throw unstartable('mkfifo', error);
    });
    const input = new Socket({ fd: writeEnd, readable: false });
    // What fails shows in how tshark ends; an error that nobody hears would end us too.
    input.on('error', () => {});
    try {
      return new TsharkProcess(await spawnTshark(readEnd), input, chunks);
    } catch (error) {
      input.destroy();
      throw unstartable('tshark', error);
    } finally {
      await closeFile(readEnd);
    }
  }

  /** How it ended, once it has and all that it printed has been read. */
  end(): Promise<TsharkEnd> {
    return this.#ended;
  }

  /** Ends it, whatever it is doing, and lets go of the capture. */
  async stop(): Promise<void> {
    this.child.process.kill('SIGKILL');
    for (const stream of [this.input, this.child.stdout, this.child.stderr]) stream.destroy();
    await this.#ended;
    const closed = this.chunks.return?.();
    // A chunk that is still awaited may never come; the source closes when it does.
    if (this.#awaitsChunk) closed?.catch(() => {});
    else await Promise.all([closed, this.#fed]);
  }

  async #feed(): Promise<void> {
    try {
      for (;;) {
        this.#awaitsChunk = true;
        const next = await this.chunks.next();
        this.#awaitsChunk = false;
        if (next.done || !(await isWritten(this.input, next.value))) break;
        this.bytesFed += next.value.length;
      }
    } catch (error) {
      this.#awaitsChunk = false;
      this.sourceFailure = error;
    }
    this.input.end();
  }
}

async function spawnTshark(standardInput: number): Promise<TsharkChild> {
  const process = spawn('tshark', ARGUMENTS, {
    stdio: [standardInput, 'pipe', 'pipe'],
    env: { ...globalThis.process.env, ...NO_PREFERENCES },
  });
  await once(process, 'spawn');
  process.on('error', () => {});
  const { stdout, stderr } = process;
  if (stdout === null || stderr === null) throw new Error('no pipes were made');
  // What a process prints that ends before anyone listens is thrown away.
  stdout.on('readable', () => {});
  return { process, stdout, stderr };
}

/** False if the other side has gone. */
function isWritten(stream: Writable, chunk: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    stream.write(chunk, (error) => resolve(!error));
  });
}

function endOf({ process, stderr }: TsharkChild): Promise<TsharkEnd> {
  let complaint = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    if (complaint.length < MAX_COMPLAINT_LENGTH) complaint += text;
  });
  return new Promise((resolve) => {
    process.once('close', (exitCode, signal) => resolve({ exitCode, signal, complaint }));
  });
}

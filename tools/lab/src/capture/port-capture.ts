import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { HeaderCapture, type TimeSpan } from './header-capture.js';
import { PcapStream } from './pcap-stream.js';

/** Bytes of a packet that tcpdump hands over: more than headers have. */
const SNAP_LENGTH = 256;

/** A running capture of a switch port. It keeps nothing before it is told to. */
export class PortCapture {
  readonly #tcpdump: ChildProcess;
  readonly #started: Promise<unknown>;
  readonly #closed: Promise<unknown>;
  #capture: HeaderCapture | undefined;

  constructor(port: string) {
    const snap = ['-s', String(SNAP_LENGTH), '--time-stamp-precision=nano'];
    const tcpdump = spawn('tcpdump', ['-i', port, '-n', '-U', '-Z', 'root', ...snap, '-w', '-'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#tcpdump = tcpdump;
    this.#closed = once(tcpdump, 'close');
    this.#started = Promise.race([once(tcpdump.stdout, 'data'), this.#closed]);
    this.#read(tcpdump.stdout);
  }

  /** Resolves once tcpdump sees packets: it writes the head of its file then. */
  async started(): Promise<void> {
    await this.#started;
  }

  /** Keeps the packets of a time span, as many as `most`. */
  keep(span: TimeSpan, most: number): void {
    this.#capture = new HeaderCapture(most, span);
  }

  /** Ends the capture once all that tcpdump has seen has come. @returns what was kept */
  async stop(): Promise<HeaderCapture> {
    this.#tcpdump.kill('SIGINT');
    await this.#closed;
    return this.#capture ?? new HeaderCapture(0);
  }

  #read(stdout: Readable): void {
    const stream = new PcapStream();
    stdout.on('data', (chunk: Buffer) => {
      for (const packet of stream.push(chunk)) this.#capture?.add(packet);
    });
  }
}

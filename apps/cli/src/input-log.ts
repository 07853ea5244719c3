import type { CaptureReading } from '@networkml/pipeline';
import { ExitCode } from './exit-code.js';
import type { Messages } from './output/messages.js';

type Outcome = Pick<CaptureReading, 'status'> & { readonly error: { readonly message: string } | null };

/** Keeps account of what was read, says what was damaged, and tells the exit code. */
export class InputLog {
  #read = 0;
  #damaged = 0;

  constructor(private readonly messages: Messages) {}

  /** Takes note of a capture that was read, or could not be. */
  capture({ status, error }: Outcome): void {
    if (status !== 'failed') this.#read++;
    if (error === null) return;
    this.#damaged++;
    this.messages.problem(error.message);
  }

  /** Says of a capture with devices that have no MAC address what they are known by instead. */
  devices(path: string, devices: readonly { readonly mac?: string | null | undefined }[]): void {
    const count = devices.filter(({ mac }) => mac === null || mac === undefined).length;
    if (count > 0) {
      this.messages.note(
        `${path}: devices known by their IP address, since their packets have no Ethernet address: ${count} of ${devices.length}`,
      );
    }
  }

  /** Takes note of input that is missing or damaged, a line each. */
  problems(lines: readonly string[]): void {
    const shown = lines.slice(0, MOST_LINES);
    for (const line of shown) this.messages.problem(line);
    if (lines.length > shown.length)
      this.messages.problem(`and ${lines.length - shown.length} more like these`);
    this.#damaged += lines.length;
  }

  /** Passes captures on and takes note of each. */
  async *watch<T extends Outcome>(captures: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    for await (const capture of captures) {
      this.capture(capture);
      yield capture;
    }
  }

  /** The exit code of a command whose result are the captures that could be read. */
  get exitCode(): ExitCode {
    return this.#read === 0 ? ExitCode.noResult : this.exitCodeOfResult;
  }

  /** The exit code of a command that has a result. */
  get exitCodeOfResult(): ExitCode {
    return this.#damaged > 0 ? ExitCode.damagedInput : ExitCode.ok;
  }
}

const MOST_LINES = 5;

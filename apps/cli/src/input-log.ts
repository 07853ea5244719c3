import type { CaptureReading } from '@networkml/pipeline';
import { ExitCode } from './exit-code.js';
import type { Messages } from './output/messages.js';

type Outcome = Pick<CaptureReading, 'status'> & { readonly error: { readonly message: string } | null };

interface NotedDevice {
  readonly mac?: string | null | undefined;
  readonly isApproximate?: boolean;
}

/** Keeps account of what was read, says what was damaged, and tells the exit code. */
export class InputLog {
  #read = 0;
  #damaged = 0;
  readonly #unlabelled: { readonly path: string; readonly keys: readonly string[] }[] = [];

  constructor(private readonly messages: Messages) {}

  /** Takes note of a capture that was read, or could not be. */
  capture({ status, error }: Outcome): void {
    if (status !== 'failed') this.#read++;
    if (error === null) return;
    this.#damaged++;
    this.messages.problem(error.message);
  }

  /** Says of a capture which devices are known by their IP address, and how many rows are approximate. */
  devices(path: string, devices: readonly NotedDevice[]): void {
    const byIp = devices.filter(({ mac }) => mac === null || mac === undefined).length;
    if (byIp > 0) {
      this.messages.note(
        `${path}: devices known by their IP address, since their packets have no Ethernet address: ${byIp} of ${devices.length}`,
      );
    }
    const approximate = devices.filter(({ isApproximate }) => isApproximate).length;
    if (approximate > 0) {
      this.messages.note(
        `${path}: median and quartiles are approximate to 0.1 %, since there are very many packets: ${approximate} of ${devices.length} rows`,
      );
    }
  }

  /** Takes note of the devices of a capture that have no label. */
  unlabelled(path: string, keys: readonly string[]): void {
    this.#unlabelled.push({ path, keys });
  }

  /** Says which devices had no label, in a line. */
  endUnlabelled(): void {
    const [first] = this.#unlabelled;
    if (first === undefined) return;
    const devices = this.#unlabelled.flatMap(({ keys }) => keys);
    const more = devices.length > MOST_LINES ? ` and ${devices.length - MOST_LINES} more` : '';
    const where = this.#unlabelled.length === 1 ? first.path : `${this.#unlabelled.length} captures`;
    this.messages.note(`${where}: no label for ${devices.slice(0, MOST_LINES).join(', ')}${more}`);
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

  /** Whether any capture could be read. */
  get hasResult(): boolean {
    return this.#read > 0;
  }

  /** The exit code of a command whose result are the captures that could be read. */
  get exitCode(): ExitCode {
    return this.hasResult ? this.exitCodeOfResult : ExitCode.noResult;
  }

  /** The exit code of a command that has a result. */
  get exitCodeOfResult(): ExitCode {
    return this.#damaged > 0 ? ExitCode.damagedInput : ExitCode.ok;
  }
}

const MOST_LINES = 5;

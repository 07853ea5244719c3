import yoctoSpinner, { type Spinner } from 'yocto-spinner';
import { terminalText } from './terminal-text.js';

/** Which messages a user wants. */
export interface MessageOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Messages and progress, on standard error; progress only on a terminal. */
export class Messages {
  #spinner: Spinner | undefined;

  constructor(private readonly options: MessageOptions) {}

  /** Something that went wrong; always shown. */
  problem(text: string): void {
    this.#write(`networkml: ${text}`);
  }

  /** Something worth knowing; not shown if the user wants quiet. */
  note(text: string): void {
    if (!this.options.quiet) this.#write(text);
  }

  /** Something that only a curious user wants to know. */
  detail(text: string): void {
    if (this.options.verbose) this.#write(text);
  }

  /** What is being done right now. */
  progress(text: string): void {
    if (this.options.quiet || !process.stderr.isTTY) return;
    this.#spinner ??= yoctoSpinner({ stream: process.stderr }).start();
    this.#spinner.text = terminalText(text);
  }

  /** Ends the progress line. */
  done(): void {
    this.#spinner?.stop();
    this.#spinner = undefined;
  }

  #write(text: string): void {
    this.#spinner?.clear();
    process.stderr.write(`${terminalText(text)}\n`);
  }
}

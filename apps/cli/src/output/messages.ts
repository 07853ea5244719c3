import type { TrainingProgress } from '@networkml/pipeline';
import type { InputProgress } from '@networkml/pipeline/node';
import yoctoSpinner, { type Spinner } from 'yocto-spinner';
import { terminalText } from './terminal-text.js';

/** Which messages a user wants. */
export interface MessageOptions {
  /** Neither progress nor notes. */
  readonly quiet?: boolean;
  /** Progress as lines, one a step, on a terminal or not. */
  readonly verbose?: boolean;
}

/** Messages and progress, on standard error; progress only on a terminal. */
export class Messages {
  #spinner: Spinner | undefined;

  private constructor(private readonly options: MessageOptions) {}

  /** Does some work that has messages; its progress ends with it, whatever happens. */
  static async during<T>(options: MessageOptions, work: (messages: Messages) => Promise<T>): Promise<T> {
    const messages = new Messages(options);
    try {
      return await work(messages);
    } finally {
      messages.done();
    }
  }

  /** Something that went wrong; always shown. */
  problem(text: string): void {
    this.#write(`networkml: ${text}`);
  }

  /** Something worth knowing; not shown if the user wants quiet. */
  note(text: string): void {
    if (!this.options.quiet) this.#write(text);
  }

  /** What is being done right now. */
  progress(text: string): void {
    if (this.options.verbose) this.#write(text);
    else if (!this.options.quiet && process.stderr.isTTY) this.#spin(terminalText(text));
  }

  /** Says which input is read. */
  readonly input: InputProgress = ({ path }, index, total) =>
    this.progress(`${index + 1} of ${total}: ${path}`);

  /** Says what is trained. */
  readonly training = ({ next }: TrainingProgress): void => this.progress(next);

  /** Ends the progress line. */
  done(): void {
    this.#spinner?.stop();
    this.#spinner = undefined;
  }

  #spin(text: string): void {
    this.#spinner ??= yoctoSpinner({ stream: process.stderr }).start();
    this.#spinner.text = text;
  }

  #write(text: string): void {
    process.stderr.write(`${terminalText(text)}\n`);
  }
}

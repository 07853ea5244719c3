import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** The one that a user has chosen, and Debian's, for which `python3-sklearn` installs. */
const PYTHONS = ['python3', '/usr/bin/python3'];
/** From `src` when it is run from `dist`, too. */
const PEER = fileURLToPath(new URL('../src/mlp/scikit_learn.py', import.meta.url));

/** Sizes of a data set that scikit-learn's `make_classification` makes. */
interface ClassificationSizes {
  readonly rows: number;
  readonly columns: number;
  readonly informative: number;
  readonly redundant: number;
  readonly classes: number;
}

/** What scikit-learn can be asked; times are those of the caller's clock. */
interface Requests {
  readonly version: Record<string, never>;
  readonly generate: ClassificationSizes & { readonly path: string };
  readonly load: { readonly path: string };
  readonly search: {
    readonly architectures: readonly (readonly number[])[];
    readonly folds: number;
    /** Of its MLPClassifier. */
    readonly parameters: Readonly<Record<string, unknown>>;
  };
  readonly network: {
    readonly inputs: number;
    readonly hidden: readonly number[];
    readonly classes: number;
    /** How many rows each call predicts. */
    readonly rows: number;
  };
  readonly predict: { readonly calls: number };
}

/** scikit-learn in a process of its own that stays from one request to the next. */
export class ScikitLearn {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;
  readonly #lines: Interface;

  private constructor(python: string) {
    this.#process = spawn(python, [PEER], { stdio: ['pipe', 'pipe', 'inherit'], env: environment() });
    this.#lines = createInterface({ input: this.#process.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /** Starts it; undefined if no Python has it. */
  static start(): ScikitLearn | undefined {
    const python = PYTHONS.find(
      (program) => spawnSync(program, ['-c', 'import sklearn'], { stdio: 'ignore' }).status === 0,
    );
    return python === undefined ? undefined : new ScikitLearn(python);
  }

  /** @throws Error if it ends instead of answering. */
  async ask<R extends keyof Requests>(request: R, details: Requests[R]): Promise<unknown> {
    this.#process.stdin.write(`${JSON.stringify({ do: request, ...details })}\n`);
    const { done, value } = await this.#answers.next();
    if (done) throw new Error('scikit-learn has ended');
    return JSON.parse(value);
  }

  close(): void {
    this.#process.stdin.end();
    this.#lines.close();
  }
}

/**
 * What tells OpenBLAS what the processor is left out, so that it finds out and is as fast as it can be. Warnings, that
 * epochs were too few, are not shown; the processes that scikit-learn starts know of that by their environment alone.
 */
function environment(): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...others } = process.env;
  return { ...others, PYTHONWARNINGS: 'ignore' };
}

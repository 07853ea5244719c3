import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Tinypool } from 'tinypool';
import { InvalidParameterError } from '../mlp-error.js';
import type { FoldAnswer } from '../model-selection/fold-answer.js';
import type { FoldRunner, FoldTask } from '../model-selection/fold-runner.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { errorOf } from './error-message.js';
import { describeEstimator } from './estimator-description.js';
import type { FoldMessage, FoldOutcome } from './fold-worker.js';

/**
 * Worker threads that do the folds of cross-validations and searches, for `crossValPredictOn`, `crossValidateOn` and
 * `fitOn` of a search. An estimator is sent as data: an {@link MLPClassifier}, and a {@link Pipeline} with a
 * {@link StandardScaler}, a {@link NoveltyPipeline}, a {@link CalibratedClassifier} or a search (scored by {@link f1Weighted}) of what can be sent,
 * the latter two with {@link StratifiedKFold}. The splitter of the cross-validation itself may be any.
 *
 * Threads stay until `close`, and serve any number of calls, also at the same time.
 *
 * @public
 */
export class FoldThreads implements FoldRunner {
  readonly #pool: Tinypool;

  /**
   * @param threads - How many, 1 or more; all processors if not given.
   * @throws {@link InvalidParameterError} if it is not an integer or less than 1.
   */
  constructor(threads: number = availableParallelism()) {
    if (!(Number.isSafeInteger(threads) && threads >= 1)) {
      throw new InvalidParameterError('threads', threads, 'be an integer >= 1');
    }
    this.#pool = new Tinypool({
      filename: workerFile(),
      minThreads: threads,
      maxThreads: threads,
      // Options of the program, such as the kind of module that it is, are none of theirs.
      execArgv: [],
      // Deno's threads miss messages while they wait otherwise.
      useAtomics: false,
    });
  }

  /** Called by the functions that take a runner. @throws {@link NotSendableError} for an estimator that is not data. */
  async *answers(
    X: DenseMatrix,
    y: readonly string[],
    tasks: readonly FoldTask[],
    signal?: AbortSignal,
  ): AsyncGenerator<FoldAnswer, void, undefined> {
    signal?.throwIfAborted();
    const shared = sharedRows(X);
    // Not by tinypool's own signal: it ends threads, and may then give one that it has ended another task.
    const end = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const messages = tasks.map(
      ({ estimator, train, test }): FoldMessage => ({
        estimator: describeEstimator(estimator),
        X: shared,
        y,
        fold: { train, test },
        end,
      }),
    );
    const outcomes = messages.map((message): Promise<FoldOutcome> => this.#pool.run(message));
    // Whether one fails shows when its turn comes.
    for (const outcome of outcomes) outcome.catch(() => {});
    const done = new AbortController();
    const abortion = rejectedBy(signal, done.signal);
    try {
      for (const outcome of outcomes) yield answerOf(await Promise.race([outcome, abortion]));
    } finally {
      Atomics.store(end, 0, 1);
      done.abort();
    }
  }

  /** Ends the threads; what they are doing is lost. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function answerOf(outcome: FoldOutcome): FoldAnswer {
  if ('error' in outcome) throw errorOf(outcome.error);
  return outcome.answer;
}

/** Never fulfilled; rejected with the reason of the signal once it is aborted, unless all is done before. */
function rejectedBy(signal: AbortSignal | undefined, done: AbortSignal): Promise<never> {
  const rejection = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done });
  });
  // It may be that nobody waits for it any more.
  rejection.catch(() => {});
  return rejection;
}

/** The rows in memory that all threads see, so that they are copied once instead of once a fold. */
function sharedRows({ data, rows, columns }: DenseMatrix): DenseMatrix {
  const shared = new Float64Array(new SharedArrayBuffer(data.byteLength));
  shared.set(data);
  return { data: shared, rows, columns };
}

/** The built worker: a thread cannot run TypeScript. */
function workerFile(): string {
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(resolve('@networkml/mlp/package.json')), 'dist', 'node', 'fold-worker.js');
}

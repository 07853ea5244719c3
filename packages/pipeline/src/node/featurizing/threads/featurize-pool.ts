import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { HOST_FOOTPRINT } from '@networkml/features';
import { Tinypool } from 'tinypool';
import {
  type FeaturizedCapture,
  type FeaturizedCaptureOptions,
  featurizeCapture,
} from '../../../featurizing/featurize-capture.js';
import { type CaptureInput, STANDARD_INPUT } from '../../reading/capture-input.js';
import { openInput, type ReadingOptions } from '../../reading/open-captures.js';
import { type CaptureMessage, captureOf } from './capture-message.js';
import type { FeaturizeTask } from './featurize-worker.js';

/** Captures that a worker has to do, before the next one is waited for: it never idles, and results stay few. */
const CAPTURES_AHEAD = 4;

/**
 * Featurizes files on worker threads, and yields them in their order; undefined stands for a file of a folder that is no
 * capture. Standard input is read here.
 */
export async function* featurizeInPool(
  inputs: readonly CaptureInput[],
  workers: number,
  {
    engine = 'native',
    onInput,
    stop,
    schema = HOST_FOOTPRINT,
    ...options
  }: FeaturizedCaptureOptions & ReadingOptions,
): AsyncGenerator<FeaturizedCapture | undefined, void, undefined> {
  const pool = new Tinypool({
    filename: workerFile(),
    minThreads: workers,
    maxThreads: workers,
    // Deno's threads miss messages while they wait otherwise.
    useAtomics: false,
  });
  const run = async (input: CaptureInput): Promise<FeaturizedCapture | undefined> => {
    if (input.path === STANDARD_INPUT) {
      const opened = await openInput(input, engine, stop);
      return opened && featurizeCapture(opened, { ...options, schema });
    }
    const task: FeaturizeTask = { input, engine, schemaId: schema.id, options };
    const message: CaptureMessage | null = await pool.run(task);
    return message === null ? undefined : captureOf(message, schema.id);
  };
  try {
    const running: Promise<FeaturizedCapture | undefined>[] = [];
    let next = 0;
    for (const [index, input] of inputs.entries()) {
      if (stop?.aborted) return;
      while (next < inputs.length && running.length < workers * CAPTURES_AHEAD) {
        const result = run(inputs[next++]);
        // Whether it fails shows when its turn comes.
        result.catch(() => {});
        running.push(result);
      }
      onInput?.(input, index, inputs.length);
      yield await running.shift();
    }
  } finally {
    await pool.destroy();
  }
}

/** The built worker: a thread cannot run TypeScript. */
function workerFile(): string {
  const { resolve } = createRequire(import.meta.url);
  const dist = join(dirname(resolve('@networkml/pipeline/package.json')), 'dist');
  return join(dist, 'node', 'featurizing', 'threads', 'featurize-worker.js');
}

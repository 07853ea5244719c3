import type { FoldThreads } from '@networkml/mlp/node';

/**
 * Does work that has folds, on threads that end with it; without any for a single job, which is done sooner here.
 *
 * @param jobs how many threads
 */
export async function withFoldThreads<T>(
  jobs: number,
  work: (threads: FoldThreads | undefined) => T | Promise<T>,
): Promise<T> {
  if (jobs <= 1) return work(undefined);
  // Most runs need no threads, so these are not even loaded.
  const { FoldThreads } = await import('@networkml/mlp/node');
  const threads = new FoldThreads(jobs);
  try {
    return await work(threads);
  } finally {
    await threads.close();
  }
}

import type { Readable } from 'node:stream';

/**
 * How long the writer of a pipe has for its last bytes, in milliseconds: who stops us from a terminal stops the writer
 * too, which then hands on what it has kept back.
 */
const LAST_BYTES = 500;

/** Chunks until the source ends, or until shortly after the signal. */
export async function* untilStopped(
  source: Readable,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = source[Symbol.asyncIterator]();
  const end = ending(signal);
  try {
    for (;;) {
      const next = await Promise.race([chunks.next(), end.reached]);
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    end.forget();
    // An open pipe would keep the process alive.
    source.destroy();
  }
}

function ending(signal: AbortSignal): { readonly reached: Promise<undefined>; forget(): void } {
  let timer: NodeJS.Timeout | undefined;
  let start = () => {};
  const reached = new Promise<undefined>((resolve) => {
    start = () => {
      timer = setTimeout(resolve, LAST_BYTES, undefined);
    };
    if (signal.aborted) start();
    else signal.addEventListener('abort', start, { once: true });
  });
  const forget = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', start);
  };
  return { reached, forget };
}

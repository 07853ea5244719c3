import type { Message } from './tcp-connection.js';

/** Messages that come again and again. */
export function repeated(times: number, ...messages: readonly Message[]): readonly Message[] {
  return Array.from({ length: times }, () => messages).flat();
}

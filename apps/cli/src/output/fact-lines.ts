import { terminalText } from './terminal-text.js';

/** A fact with its name; without one it belongs to the fact before it. */
export type Fact = readonly [name: string, value: string];

/** Facts for people, a line each. */
export function factLines(facts: readonly Fact[]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${terminalText(value)}\n`).join('');
}

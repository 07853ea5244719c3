import { runCommand } from './command.js';

/** A module that has Node tell, at its end, the most kilobytes that it had resident. */
const TELL_PEAK_MEMORY = "process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))";
const BYTES_PER_KILOBYTE = 1024;

/**
 * Most bytes that Node had resident while it ran a script.
 *
 * @param args the path of the script and its arguments
 * @throws Error if the script fails
 */
export function peakMemory(args: readonly string[]): number {
  const told = runCommand(process.execPath, [
    '--import',
    `data:text/javascript,${TELL_PEAK_MEMORY}`,
    ...args,
  ]);
  const [, kilobytes] = /peak (\d+)\n$/.exec(told) ?? [];
  if (kilobytes === undefined) throw new Error(`${args.join(' ')} did not tell its peak memory: ${told}`);
  return Number(kilobytes) * BYTES_PER_KILOBYTE;
}

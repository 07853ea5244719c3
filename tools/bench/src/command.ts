import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The `networkml` command as it was built last. */
export const NETWORKML = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url));

/**
 * Runs a program to its end, without input and without a reader of its output.
 *
 * @returns what it wrote to standard error
 * @throws Error if it cannot be started or fails
 */
export function runCommand(program: string, args: readonly string[]): string {
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return stderr;
}

/** Whether a program is there to be run. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

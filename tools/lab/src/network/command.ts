import { execFile } from 'node:child_process';

/** A program that failed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly command: string,
    readonly output: string,
  ) {
    super(`${command}\n${output}`.trim());
  }
}

/** Runs a program to its end. @returns what it wrote to standard output. @throws {@link CommandError} */
export function command(program: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new CommandError([program, ...args].join(' '), stderr));
    });
  });
}

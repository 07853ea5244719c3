import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command as it is built. */
export const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** What came of a command. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly stdin?: Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** A temporary folder in which the command runs. */
export class CommandFolder {
  private constructor(readonly path: string) {}

  static async make(): Promise<CommandFolder> {
    return new CommandFolder(await mkdtemp(join(tmpdir(), 'networkml-cli-')));
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }

  put(name: string, content: Uint8Array | string): Promise<void> {
    return writeFile(join(this.path, name), content);
  }

  text(name: string): Promise<string> {
    return readFile(join(this.path, name), 'utf8');
  }

  bytes(name: string): Promise<Buffer> {
    return readFile(join(this.path, name));
  }

  names(): Promise<string[]> {
    return readdir(this.path);
  }

  /** Runs the command in the folder. */
  run(args: readonly string[], { stdin = new Uint8Array(0), env = {} }: Surroundings = {}): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [MAIN, ...args], {
        cwd: this.path,
        env: { ...process.env, ...env },
      });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
      // A command that does not read its input closes it early.
      child.stdin.on('error', () => undefined).end(stdin);
    });
  }
}

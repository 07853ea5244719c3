import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { vi } from 'vitest';

const BANNER = 'TShark (Wireshark) 4.0.17 (Git v4.0.17)';

/** What a fake tshark does. */
export interface FakeTshark {
  /** First line of what it says of its version. */
  readonly banner?: string;
  /** Shell commands that it runs instead of reading a capture. */
  readonly commands?: string;
}

/** Runs `use` while a fake tshark is the one on the PATH. It is a shell script: for systems that have a shell. */
export async function withFakeTshark(
  { banner = BANNER, commands = 'cat > /dev/null' }: FakeTshark,
  use: () => Promise<void>,
): Promise<void> {
  const script = `#!/bin/sh\nif [ "$1" = --version ]; then echo '${banner}'; exit 0; fi\n${commands}\n`;
  await withProgram(script, process.env.PATH ?? '', use);
}

/** Runs `use` while there is no program on the PATH but, if given, a fake tshark. */
export async function withoutPrograms(use: () => Promise<void>, banner?: string): Promise<void> {
  await withProgram(banner === undefined ? undefined : `#!/bin/sh\necho '${banner}'\n`, '', use);
}

async function withProgram(
  script: string | undefined,
  path: string,
  use: () => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'networkml-fake-tshark-'));
  try {
    if (script !== undefined) {
      await writeFile(join(folder, 'tshark'), script);
      await chmod(join(folder, 'tshark'), 0o755);
    }
    vi.stubEnv('PATH', [folder, path].filter((part) => part !== '').join(delimiter));
    await use();
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  }
}

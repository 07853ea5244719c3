import { spawnSync } from 'node:child_process';
import { describe, test } from 'vitest';

const hasTshark = spawnSync('tshark', ['--version']).status === 0;

/**
 * vitest's `describe` for tests that ask an installed tshark. Where there is none they are skipped, and the title says
 * so; where `NETWORKML_REQUIRE_TSHARK` is set they fail.
 */
export function describeWithTshark(title: string, tests: () => void): void {
  if (hasTshark) describe(title, tests);
  else if (process.env.NETWORKML_REQUIRE_TSHARK) describe(title, failing);
  else describe.skip(`${title} (skipped: no tshark on the PATH)`, tests);
}

function failing(): void {
  test('has a tshark', () => {
    throw new Error('NETWORKML_REQUIRE_TSHARK is set, but there is no tshark on the PATH');
  });
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { roleTraffic } from '../dataset/role-traffic.js';
import { missingPackages, packagesOf } from '../roles/packages.js';
import { LAB_FOLDER, readRoles } from '../roles/role-folder.js';

const execute = promisify(execFile);
const ROLES = ['NtpServer', 'WebServer'];
const MINUTES = 4;

/** The lab is for root on Debian; a round needs the packages of its roles, and namespaces. */
async function whatIsMissing(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'root';
  try {
    await execute('unshare', ['--net', '--pid', '--mount', '--fork', 'true']);
    const packages = packagesOf(readRoles().filter(({ id }) => ROLES.includes(id)));
    const missing = await missingPackages(packages);
    return missing.length === 0 ? undefined : missing.join(' ');
  } catch {
    return 'Debian, or namespaces';
  }
}

const missing = await whatIsMissing();
const title = 'a short round captures two devices at what they serve, and leaves no process behind';

test.skipIf(missing !== undefined)(
  missing === undefined ? title : `${title} (skipped for want of ${missing})`,
  async () => {
    const out = await mkdtemp(join(tmpdir(), 'lab-'));
    try {
      await execute(join(LAB_FOLDER, '..', '..', 'node_modules', '.bin', 'tsup'), { cwd: LAB_FOLDER });
      const rounds = ['--rounds', '1', '--seconds', '10', '--out', out, '--roles', ...ROLES];
      await execute(process.execPath, ['dist/main.js', 'run', ...rounds], { cwd: LAB_FOLDER });
      const traffic = await roleTraffic(out);
      expect([...traffic.keys()]).toEqual(ROLES);
      expect(traffic.get('NtpServer')?.ports.get('udp/123')).toBeGreaterThan(0);
      expect(traffic.get('WebServer')?.ports.get('tcp/443')).toBeGreaterThan(0);
      expect(await readFile(join(out, 'labels.csv'), 'utf8')).toMatch(/^capture,.*\n(.+\n){2}$/);
      const { stdout } = await execute('ps', ['-eo', 'args']);
      expect(stdout).not.toContain(out);
    } finally {
      await rm(out, { recursive: true });
    }
  },
  MINUTES * 60_000,
);

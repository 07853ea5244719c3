// Brings a fresh clone to life with Node and npm alone: installs with the pinned pnpm, builds with turbo.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const buildStamp = join(root, 'node_modules', '.networkml-built');

/** Installs the dependencies unless what is installed is what the lock file says. */
export function ensureInstalled() {
  const wanted = readIfPresent(join(root, 'pnpm-lock.yaml'));
  const installed = readIfPresent(join(root, 'node_modules', '.pnpm', 'lock.yaml'));
  if (wanted !== undefined && wanted === installed) return;
  say('installing dependencies ...');
  runNpm(['exec', '--yes', `--package=${pinnedPnpm()}`, '--', 'pnpm', 'install', '--frozen-lockfile']);
}

/** Builds every package unless no source has changed since the last build. */
export function ensureBuilt() {
  const sources = fingerprint();
  if (readIfPresent(buildStamp) === sources) return;
  say('building ...');
  run(process.execPath, [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', 'build', '--output-logs=errors-only']);
  writeFileSync(buildStamp, sources);
}

/** Runs a command in the root; its output goes to standard error, so that standard output holds results alone. */
export function run(command, args, { env = {}, stdout = 2 } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', stdout, 2],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...env },
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args]);
  else run('npm', args);
}

function pinnedPnpm() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
}

/** Changes whenever a source file is added, removed or edited. */
function fingerprint() {
  let files = 0;
  let bytes = 0;
  let newest = 0;
  const visit = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path)) if (!name.startsWith('.')) visit(join(path, name));
      return;
    }
    files += 1;
    bytes += stat.size;
    newest = Math.max(newest, stat.mtimeMs);
  };
  for (const group of ['packages', 'apps']) {
    for (const name of readdirSync(join(root, group))) {
      for (const part of ['src', 'package.json', 'tsconfig.json']) visit(join(root, group, name, part));
    }
  }
  return `${files} files, ${bytes} bytes, newest ${newest}\n`;
}

function readIfPresent(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function say(message) {
  process.stderr.write(`networkml: ${message}\n`);
}

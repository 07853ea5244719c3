// Brings a fresh clone to life with Node and npm alone: installs with the pinned pnpm, builds with turbo.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'node_modules');
const buildStamp = join(modules, '.networkml-built');

/** What every build depends on besides the sources of its package. */
const sharedBuildInputs = ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json'];

/** Installs the dependencies unless what is installed is what the lock file says. */
export function ensureInstalled() {
  if (isInstalled()) return;
  say('installing dependencies ...');
  // Whoever has no terminal (a pipe, a cron job) could not answer pnpm's question about a half-made node_modules.
  const install = ['install', '--frozen-lockfile', '--config.confirm-modules-purge=false'];
  runNpm(['exec', '--yes', `--package=${pinnedPnpm()}`, '--', 'pnpm', ...install]);
}

/** Builds every package unless no source has changed since the last build. */
export function ensureBuilt() {
  const sources = sourceDigest();
  if (isBuiltFrom(sources)) return;
  say('building ...');
  const turbo = join(modules, 'turbo', 'bin', 'turbo');
  run(process.execPath, [turbo, 'run', 'build', '--output-logs=errors-only']);
  writeFileSync(buildStamp, sources);
}

/** Runs a command in the root; its output goes to standard error, so that standard output holds results alone. */
export function run(command, args, { stdout = 2 } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    // Standard input is left alone: it may be the capture that the networkml command is about to read.
    stdio: ['ignore', stdout, 2],
    env: {
      ...process.env,
      // turbo starts the pnpm that it finds; a fresh machine has only ours.
      PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
    },
  });
  if (error) throw error;
  if (status !== 0) {
    say(`this failed: ${[command, ...args].join(' ')}`);
    process.exit(status ?? 1);
  }
}

function runNpm(args) {
  const npm = process.env.npm_execpath;
  // Under another package manager npm_execpath is that one's.
  if (npm && basename(npm) === 'npm-cli.js') run(process.execPath, [npm, ...args]);
  else run('npm', args);
}

function pinnedPnpm() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
}

/** pnpm writes its copy of the lock file last, so an interrupted install leaves none. */
function isInstalled() {
  const wanted = readIfPresent(join(root, 'pnpm-lock.yaml'));
  return wanted !== undefined && wanted === readIfPresent(join(modules, '.pnpm', 'lock.yaml'));
}

function isBuiltFrom(sources) {
  return (
    readIfPresent(buildStamp) === sources &&
    builtFolders().every((folder) => existsSync(join(folder, 'dist')))
  );
}

/** The packages that are built; those under tools/ are run from their sources. */
function builtFolders() {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(root, group, name))
      .filter((folder) => existsSync(join(folder, 'package.json'))),
  );
}

/** Changes whenever a file that a build reads is added, removed or edited. */
function sourceDigest() {
  const digest = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) digest.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    else for (const name of sourceNames(path)) visit(join(path, name));
  };
  for (const name of sharedBuildInputs) visit(join(root, name));
  for (const folder of builtFolders()) visit(folder);
  return digest.digest('hex');
}

function sourceNames(folder) {
  return readdirSync(folder)
    .filter(
      (name) =>
        name !== 'node_modules' && name !== 'dist' && !name.startsWith('.') && !name.endsWith('.test.ts'),
    )
    .sort();
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

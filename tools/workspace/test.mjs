// npm test: installs and builds where needed, then runs every test of the monorepo.
// NETWORKML_TEST_REPORT names a file that shall receive the results as JSON besides.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
const report = process.env.NETWORKML_TEST_REPORT;
const reporters = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
run(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], { stdout: 1 });

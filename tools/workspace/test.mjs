// npm test: installs and builds where needed, then runs every test of the monorepo.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], { stdout: 1 });

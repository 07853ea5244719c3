// npm start -- <arguments>: installs and builds where needed, then is the networkml command.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, root } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
// npm runs scripts in the root, but relative paths among the arguments mean the folder that the user is in.
if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(join(root, 'apps', 'cli', 'dist', 'main.js')).href);

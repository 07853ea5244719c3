// npm start -- <arguments>: installs and builds where needed, then is the networkml command.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, root } from './workspace.mjs';

ensureInstalled();
ensureBuilt();
await import(pathToFileURL(join(root, 'apps', 'cli', 'dist', 'main.js')).href);

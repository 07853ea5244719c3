import { mkdirSync, writeFileSync } from 'node:fs';
import { EXAMPLE_CAPTURES, EXAMPLES_FOLDER } from './example-captures.js';

mkdirSync(EXAMPLES_FOLDER, { recursive: true });
for (const [name, make] of EXAMPLE_CAPTURES) writeFileSync(new URL(name, EXAMPLES_FOLDER), make());

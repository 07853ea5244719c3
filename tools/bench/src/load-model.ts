import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseTrainedModel, TRAINED_MODELS } from '@networkml/models';

/** Loads the default model once, and prints how long its parts took. */
const [model] = TRAINED_MODELS;
const path = createRequire(import.meta.url).resolve(`@networkml/models/trained/${model.file}`);
const start = performance.now();
const text = readFileSync(path, 'utf8');
const read = performance.now();
parseTrainedModel(model, text);
const end = performance.now();
console.log(JSON.stringify({ read: read - start, parse: end - read }));

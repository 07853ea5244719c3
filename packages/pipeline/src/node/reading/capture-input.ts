import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PipelineError } from '../../pipeline-error.js';

/** Path that stands for standard input. */
export const STANDARD_INPUT = '-';

/** A capture to be read, or a file that may be one. */
export interface CaptureInput {
  readonly path: string;
  /** Name within what was given, with forward slashes: the path inside a folder, the base name of a file. */
  readonly name: string;
  /** True if the file was found in a folder: then it may be something else than a capture. */
  readonly found: boolean;
}

/**
 * The captures that paths stand for: files, folders with all that is below them, `-` for standard input. Files of a
 * folder are in the order of their names. What is given more than once is read once. A folder below that cannot be read stands for itself: it is opened, and
 * fails, like any file that cannot be read.
 *
 * @throws {@link PipelineError} for a folder without any file, and if `paths` is no array of paths
 */
export async function captureInputs(paths: readonly string[]): Promise<CaptureInput[]> {
  // A string is iterable too: its letters would be taken for paths.
  if (!Array.isArray(paths)) {
    throw new PipelineError('bad-paths', `expected a list of paths, got a text: ${JSON.stringify(paths)}`);
  }
  return onceEach(await Promise.all(paths.map(inputsAt)));
}

/** Leaves out what an earlier path has given. */
async function onceEach(given: readonly (readonly CaptureInput[])[]): Promise<CaptureInput[]> {
  const [first = [], ...others] = given;
  const distinct = [...first];
  const known = new Set(others.length === 0 ? [] : await Promise.all(first.map(identityOf)));
  for (const inputs of others) {
    const identities = await Promise.all(inputs.map(identityOf));
    distinct.push(...inputs.filter((_, i) => !known.has(identities[i])));
    for (const identity of identities) known.add(identity);
  }
  return distinct;
}

/** What tells a file from others, whatever it is called. */
async function identityOf({ path }: CaptureInput): Promise<string> {
  const stats = await statOf(path);
  return stats?.isFile() ? `${stats.dev}:${stats.ino}` : path;
}

async function inputsAt(path: string): Promise<CaptureInput[]> {
  if (path === STANDARD_INPUT) return [{ path, name: path, found: false }];
  if (!(await isFolder(path))) return [{ path, name: basename(path), found: false }];
  const inputs = await inputsBelow(path, '');
  if (inputs.length === 0)
    throw new PipelineError('no-captures', `${path}: the folder holds no file, expected captures`);
  return inputs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function inputsBelow(folder: string, prefix: string): Promise<CaptureInput[]> {
  const entries = await entriesOf(folder);
  if (entries === undefined) return [{ path: folder, name: prefix || basename(folder), found: false }];
  const inputs: CaptureInput[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) inputs.push(...(await inputsBelow(path, name)));
    else if (await isFile(entry, path)) inputs.push({ path, name, found: true });
  }
  return inputs;
}

/** Undefined for a folder that cannot be read. */
async function entriesOf(folder: string): Promise<Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** Whether an entry of a folder is a file, or a link to one. */
async function isFile(entry: Dirent, path: string): Promise<boolean> {
  return entry.isFile() || (entry.isSymbolicLink() && ((await statOf(path))?.isFile() ?? false));
}

async function isFolder(path: string): Promise<boolean> {
  return (await statOf(path))?.isDirectory() ?? false;
}

/** What cannot be examined is left to the reader of captures, whose errors say why. */
async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}

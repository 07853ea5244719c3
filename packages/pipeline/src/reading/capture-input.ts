import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { PipelineError } from '../pipeline-error.js';

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
 * folder are in the order of their names.
 *
 * @throws {@link PipelineError} for a path that cannot be read and a folder without any file
 */
export async function captureInputs(paths: readonly string[]): Promise<CaptureInput[]> {
  // A string is iterable too: its letters would be taken for paths.
  if (typeof paths === 'string') {
    throw new PipelineError('bad-paths', `expected a list of paths, got a text: ${JSON.stringify(paths)}`);
  }
  const inputs = await Promise.all(paths.map(inputsAt));
  return inputs.flat();
}

async function inputsAt(path: string): Promise<CaptureInput[]> {
  if (path === STANDARD_INPUT) return [{ path, name: path, found: false }];
  if (!(await isFolder(path))) return [{ path, name: basename(path), found: false }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = (await Promise.all(entries.map(fileOf))).filter((file) => file !== undefined);
  if (files.length === 0)
    throw new PipelineError('no-captures', `${path}: the folder holds no file, expected captures`);
  return files
    .map((file) => ({ path: file, name: relative(path, file).split(sep).join('/'), found: true }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The path of an entry of a folder that is a file, or a link to one. */
async function fileOf(entry: Dirent): Promise<string | undefined> {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile()) return path;
  return entry.isSymbolicLink() && (await statOf(path))?.isFile() ? path : undefined;
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

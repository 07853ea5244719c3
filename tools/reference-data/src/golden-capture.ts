import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { hasReferenceData, referencePath } from './location.js';

/** A capture together with what the original NetworkML computed from it. */
export interface GoldenCapture {
  /** The capture's file name; a real capture and an edge case may share one. */
  readonly name: string;
  readonly kind: 'capture' | 'edge-case';
  /** The folder of the capture and of the original's outputs. */
  readonly folder: string;
  readonly capturePath: string;
}

/** Every golden capture in the order of their names, real ones first; none where there is no reference data. */
export function goldenCaptures(): GoldenCapture[] {
  if (!hasReferenceData) return [];
  return [...goldenCapturesOf('capture', 'captures'), ...goldenCapturesOf('edge-case', 'edge-cases')];
}

/** Whether the original gave this output: where it crashed (`notes.json` says how) there is none. */
export function hasGoldenFile(golden: GoldenCapture, file: string): boolean {
  return existsSync(targetPath(golden, file));
}

/**
 * The rows of one of the original's CSV files, by column name.
 *
 * Where the original's accidents of loading were corrected (`host.x.corrected.csv` beside `host.x.csv`),
 * these are the corrected rows, since those are what we aim at.
 */
export function readGoldenCsv(golden: GoldenCapture, file: string): Array<Record<string, string>> {
  return parse<Record<string, string>>(readFileSync(targetPath(golden, file), 'utf8'), { columns: true });
}

/** The content of one of the original's JSON files; it is for the caller to check its shape. */
export function readGoldenJson(golden: GoldenCapture, file: string): unknown {
  return JSON.parse(readFileSync(join(golden.folder, file), 'utf8'));
}

function goldenCapturesOf(kind: GoldenCapture['kind'], group: string): GoldenCapture[] {
  return readdirSync(referencePath('golden', group))
    .sort()
    .map((name) => {
      const folder = referencePath('golden', group, name);
      return { name, kind, folder, capturePath: join(folder, name) };
    });
}

function targetPath(golden: GoldenCapture, file: string): string {
  const corrected = join(golden.folder, file.replace(/\.csv$/, '.corrected.csv'));
  return existsSync(corrected) ? corrected : join(golden.folder, file);
}

import type { FeatureSchema, ViewOptions } from '@networkml/features';
import { JoinedSources, LabelJoin, NameJoin, type RoleSource } from '../../labels/label-join.js';
import { joinLabels, type LabelledData } from '../../labels/labelled-data.js';
import { type LabelColumns, parseLabels, parseRolesOfLabels } from '../../labels/labels.js';
import { PipelineError } from '../../pipeline-error.js';
import { type FeaturizingOptions, featurizeCaptures } from '../featurizing/featurize-captures.js';
import { readInputText } from '../reading/input-file.js';

/** A label file, and which of its columns are read. */
export interface LabelFile extends LabelColumns {
  readonly path: string;
  /** How much its devices count in training, above 0. @defaultValue 1 */
  readonly weight?: number | undefined;
}

/** Options of {@link readLabelledData}. */
export interface ReadLabelledDataOptions extends FeaturizingOptions {
  readonly schema: FeatureSchema;
  /**
   * What is known of the captures. Without it the name of each capture tells the role of its canonical device:
   * `Role-deviceID-time-duration-flags.pcap`.
   */
  readonly labels?: LabelFile | readonly LabelFile[] | undefined;
  /**
   * Lengths in seconds: besides the whole of each capture, its beginnings of these lengths have rows, so that a model
   * learns what little of a device looks like.
   * @defaultValue none
   */
  readonly beginnings?: readonly number[] | undefined;
  /** Partial views of each device that have rows besides the whole of it. @defaultValue none */
  readonly views?: ViewOptions | undefined;
}

/**
 * Reads captures and joins them with what is known of their devices. The label file is read first: what is wrong with it
 * is told before any capture is read.
 *
 * @param paths files and folders
 * @throws {@link PipelineError} if no labelled device is found, or the label file is damaged
 */
export async function readLabelledData(
  paths: readonly string[],
  { labels, schema, beginnings, views, ...reading }: ReadLabelledDataOptions,
): Promise<LabelledData> {
  const roles = await readRoleSource(labels);
  const captures = featurizeCaptures(paths, { schema, beginnings, views, ...reading });
  try {
    return await joinLabels(captures, { schema, roles, beginnings });
  } catch (error) {
    if (!(error instanceof PipelineError) || error.code !== 'no-data') throw error;
    throw new PipelineError('no-data', `${paths.join(', ')}: ${error.message}`, { cause: error });
  }
}

/** What tells the roles of devices: label files, or without any the names of the captures. */
export async function readRoleSource(
  labels: LabelFile | readonly LabelFile[] | undefined,
): Promise<RoleSource> {
  if (labels === undefined) return new NameJoin();
  if ('path' in labels) return readLabelFile(labels);
  return new JoinedSources(await Promise.all(labels.map(readLabelFile)));
}

async function readLabelFile(file: LabelFile): Promise<LabelJoin> {
  return new LabelJoin(file.path, parseLabels(await readInputText(file.path), file.path, file), file.weight);
}

/**
 * The role of each label, where a label file has a column of finer labels and one of roles.
 *
 * @param files of which the first one that has a label tells its role
 * @throws {@link PipelineError} if one cannot be read, is damaged, or gives a label two roles
 */
export async function readRolesOfLabels(
  files: readonly LabelFile[],
  roleColumn: string,
): Promise<ReadonlyMap<string, string>> {
  const roles = new Map<string, string>();
  for (const { path, label } of files) {
    for (const [name, role] of parseRolesOfLabels(await readInputText(path), path, label, roleColumn))
      if (!roles.has(name)) roles.set(name, role);
  }
  return roles;
}

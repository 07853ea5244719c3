import { type LabelledData, type RoleModel, readLabelledData, readLabels } from '@networkml/pipeline';
import type { InputLog } from '../input-log.js';
import type { Messages } from '../output/messages.js';

/** Options that tell where labels are, and how captures are read. */
export interface LabelOptions {
  readonly labels?: string;
  readonly labelColumn: string;
  readonly groupColumn?: string;
  readonly jobs: number;
}

/**
 * Reads the captures and labels that a command was given, and takes note of what is missing.
 *
 * @param beginnings lengths in seconds of the beginnings of captures that are read besides the whole
 */
export async function labelledData(
  paths: readonly string[],
  { labels: path, labelColumn, groupColumn, jobs }: LabelOptions,
  { schema }: Pick<RoleModel, 'schema'>,
  messages: Messages,
  log: InputLog,
  beginnings?: readonly number[],
): Promise<LabelledData> {
  const labels =
    path === undefined ? undefined : { path, entries: await readLabels(path, labelColumn, groupColumn) };
  const data = await readLabelledData(paths, {
    schema,
    labels,
    beginnings,
    jobs,
    onInput: messages.input,
  });
  messages.done();
  log.problems(data.problems);
  return data;
}

import type { LabelledData, RoleModel } from '@networkml/pipeline';
import { type LabelFile, readLabelledData } from '@networkml/pipeline/node';
import type { InputLog } from '../input-log.js';
import type { Messages } from '../output/messages.js';

/** Options that tell where labels are, and how captures are read. */
export interface LabelOptions {
  readonly labels?: string;
  readonly labelColumn: string;
  readonly groupColumn?: string;
  readonly jobs: number;
}

/** The label file that was named; undefined if none was. */
export function labelFile({ labels, labelColumn, groupColumn }: LabelOptions): LabelFile | undefined {
  return labels === undefined ? undefined : { path: labels, label: labelColumn, group: groupColumn };
}

/**
 * Reads the captures and labels that a command was given, and takes note of what is missing.
 *
 * @param beginnings lengths in seconds of the beginnings of captures that are read besides the whole
 */
export async function labelledData(
  paths: readonly string[],
  labels: LabelOptions,
  { schema }: Pick<RoleModel, 'schema'>,
  messages: Messages,
  log: InputLog,
  beginnings?: readonly number[],
): Promise<LabelledData> {
  const data = await readLabelledData(paths, {
    schema,
    labels: labelFile(labels),
    beginnings,
    jobs: labels.jobs,
    onInput: messages.input,
  });
  messages.done();
  log.problems(data.problems);
  return data;
}

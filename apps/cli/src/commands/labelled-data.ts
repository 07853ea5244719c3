import { type LabelledData, PipelineError, type RoleModel, type Training } from '@networkml/pipeline';
import { type LabelFile, readLabelledData } from '@networkml/pipeline/node';
import type { InputLog } from '../input-log.js';
import type { Messages } from '../output/messages.js';

/** Options that tell where labels are, and how captures are read. */
export interface LabelOptions {
  readonly labels?: readonly string[];
  readonly labelColumn: string;
  /** One for all label files, or one for each. */
  readonly groupColumn?: readonly string[];
  readonly labelWeights?: readonly number[];
  readonly jobs: number;
}

/**
 * The label files that were named; undefined if none was.
 *
 * @throws `PipelineError` if there are more or fewer group columns or weights than files
 */
export function labelFiles({
  labels,
  labelColumn,
  groupColumn,
  labelWeights,
}: LabelOptions): LabelFile[] | undefined {
  return labels?.map((path, i) => ({
    path,
    label: labelColumn,
    group: ofEach('group columns', groupColumn, i, labels.length),
    weight: ofEach('weights', labelWeights, i, labels.length),
  }));
}

/** What is given once for all files, or once for each. */
function ofEach<T>(
  what: string,
  given: readonly T[] | undefined,
  index: number,
  files: number,
): T | undefined {
  if (given === undefined || given.length === 1) return given?.[0];
  if (given.length === files) return given[index];
  const problem = `${given.length} ${what} for ${files} label files: give one for all, or one for each`;
  throw new PipelineError('bad-settings', problem);
}

/**
 * Reads the captures and labels that a command was given, and takes note of what is missing.
 *
 * @param parts beginnings of captures and views of devices that are read besides the whole
 */
export async function labelledData(
  paths: readonly string[],
  labels: LabelOptions,
  { schema }: Pick<RoleModel, 'schema'>,
  messages: Messages,
  log: InputLog,
  parts: Partial<Pick<Training, 'beginnings' | 'views'>> = {},
): Promise<LabelledData> {
  const data = await readLabelledData(paths, {
    schema,
    labels: labelFiles(labels),
    beginnings: parts.beginnings,
    views: parts.views,
    jobs: labels.jobs,
    onInput: messages.input,
  });
  messages.done();
  log.problems(data.problems);
  return data;
}

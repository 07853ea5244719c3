import {
  type FeaturizedCapture,
  featureSchema,
  featuresOfCaptures,
  featurizeCaptures,
  flowsOfCaptures,
  LabelJoin,
  NameJoin,
  type RoleSource,
  readLabels,
  withIpFlags,
} from '@networkml/pipeline';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import type { Messages } from '../output/messages.js';
import { writeOutput } from '../output/output-file.js';
import { tableFormat } from '../output/table-format.js';
import type { FeatureLevelName, FeaturesCommandOptions } from './features-options.js';
import { packets } from './packets.js';

type LevelRun = (
  paths: readonly string[],
  options: FeaturesCommandOptions,
  messages: Messages,
) => Promise<ExitCode>;

/** Writes the tables of each level. */
export const FEATURE_LEVELS: Readonly<Record<FeatureLevelName, LevelRun>> = {
  host: devices,
  session: devices,
  flow: flows,
  packet: packets,
};

async function devices(
  paths: readonly string[],
  options: FeaturesCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  const log = new InputLog(messages);
  const { level, window: length, slide, output } = options;
  const schema = withIpFlags(featureSchema(options.schema), options.ipFlags);
  const roles = await roleSource(options);
  const captures = featurizeCaptures(paths, {
    ...options,
    schema,
    level: level === 'session' ? 'session' : 'host',
    window: length === undefined ? undefined : { length, slide },
    onInput: messages.input,
  });
  const written = featuresOfCaptures(watched(captures, log), schema, {
    format: tableFormat(options),
    windows: length !== undefined,
    roles,
    onUnlabelled: (path, keys) => log.unlabelled(path, keys),
  });
  await writeOutput(written, output, () => log.hasResult);
  log.problems(roles?.missing() ?? []);
  return log.exitCode;
}

async function flows(
  paths: readonly string[],
  options: FeaturesCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  const log = new InputLog(messages);
  const { engine, idleTimeout, activeTimeout, output } = options;
  const format = tableFormat(options);
  // Progress would stand among the lines that it announces.
  const onInput = output === undefined ? undefined : messages.input;
  const written = flowsOfCaptures(paths, { format, engine, onInput, idleTimeout, activeTimeout }, (reading) =>
    log.capture(reading),
  );
  await writeOutput(written, output, () => log.hasResult);
  return log.exitCode;
}

/** Undefined if no roles are asked for. */
async function roleSource({
  labels,
  labelColumn,
  labelsFromNames,
}: FeaturesCommandOptions): Promise<RoleSource | undefined> {
  if (labels !== undefined) return new LabelJoin(labels, await readLabels(labels, labelColumn));
  return labelsFromNames ? new NameJoin() : undefined;
}

async function* watched(
  captures: AsyncIterable<FeaturizedCapture>,
  log: InputLog,
): AsyncGenerator<FeaturizedCapture> {
  for await (const capture of log.watch(captures)) {
    log.devices(capture.path, capture.table.devices);
    yield capture;
  }
}

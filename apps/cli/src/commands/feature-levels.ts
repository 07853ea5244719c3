import {
  type CaptureReading,
  type FeaturizedCapture,
  featureSchema,
  featuresOfCaptures,
  flowsOfCaptures,
  type RoleSource,
  withIpFlags,
} from '@networkml/pipeline';
import { featurizeCaptures, openCaptures, readRoleSource } from '@networkml/pipeline/node';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import type { Messages } from '../output/messages.js';
import { writeOutput } from '../output/output-file.js';
import { tableFormat } from '../output/table-format.js';
import { answered } from '../termination.js';
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
  return answered(paths, async (stop) => {
    const captures = featurizeCaptures(paths, {
      ...options,
      schema,
      level: level === 'session' ? 'session' : 'host',
      window: length === undefined ? undefined : { length, slide },
      onInput: messages.input,
      stop,
    });
    const written = featuresOfCaptures(watched(captures, log), schema, {
      format: tableFormat(options),
      windows: length !== undefined,
      roles,
      onUnlabelled: (path, keys) => log.unlabelled(path, keys),
    });
    await writeOutput(written, output, () => log.hasResult);
    log.endUnlabelled();
    log.problems(roles?.missing() ?? []);
    return log.exitCode;
  });
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
  return answered(paths, async (stop) => {
    const captures = openCaptures(paths, { engine, onInput, stop });
    const onReading = (reading: CaptureReading) => log.capture(reading);
    const written = flowsOfCaptures(captures, { format, idleTimeout, activeTimeout, onReading });
    await writeOutput(written, output, () => log.hasResult);
    return log.exitCode;
  });
}

/** Undefined if no roles are asked for. */
async function roleSource({
  labels,
  labelColumn,
  labelsFromNames,
}: FeaturesCommandOptions): Promise<RoleSource | undefined> {
  if (labels !== undefined) return readRoleSource({ path: labels, label: labelColumn });
  return labelsFromNames ? readRoleSource(undefined) : undefined;
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

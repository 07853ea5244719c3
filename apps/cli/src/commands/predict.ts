import {
  type CaptureReport,
  type EngineName,
  type IpFlags,
  loadModel,
  ORIGINAL_UNKNOWN_RULE,
  PREDICTION_FORMATS,
  type PredictionFormat,
  type PredictionRun,
  predictCaptures,
  withIpFlags,
} from '@networkml/pipeline';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, deviceAddress, integerFrom, sharedOptions } from '../options.js';
import { driftNote } from '../output/drift-text.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { roleTables } from '../output/role-table.js';

interface PredictCommandOptions extends MessageOptions {
  readonly model: string;
  readonly format: 'table' | PredictionFormat;
  readonly device?: string;
  readonly canonicalDevice?: boolean;
  readonly ipFlags?: IpFlags;
  readonly explain?: number;
  readonly unknownRule?: 'original';
  readonly engine: EngineName;
  readonly jobs: number;
  readonly output?: string;
}

/** `networkml predict`: roles of the devices in captures. */
export function predictCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('predict')
    .description('tell what each device in captures is for')
    .argument(...CAPTURES_ARGUMENT)
    .addOption(sharedOptions.model())
    .addOption(
      new Option('-f, --format <format>', 'how to print the roles')
        .choices(['table', ...Object.keys(PREDICTION_FORMATS)])
        .default('table'),
    )
    .addOption(
      new Option('--device <address>', 'only the device of this MAC or IP address').argParser(deviceAddress),
    )
    .option('--canonical-device', "only the device that NetworkML 0.6.10 takes for the capture's subject")
    .addOption(
      new Option('--explain [n]', 'the features that spoke most for each role, so many of them')
        .argParser(integerFrom(1))
        .preset(3),
    )
    .addOption(
      new Option(
        '--unknown-rule <rule>',
        'original: Unknown if no role has a probability above 0.5, as NetworkML 0.6.10 (default: as the model was trained)',
      ).choices(['original']),
    )
    .addOption(sharedOptions.ipFlags())
    .addOption(sharedOptions.engine())
    .addOption(sharedOptions.jobs())
    .addOption(sharedOptions.output())
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: PredictCommandOptions) =>
      finish(await Messages.during(options, (messages) => predict(paths, options, messages))),
    );
}

async function predict(
  paths: readonly string[],
  options: PredictCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  await checkOutput([...paths, options.model], options.output);
  const log = new InputLog(messages);
  const loaded = await loadModel(options.model);
  const model = { ...loaded, schema: withIpFlags(loaded.schema, options.ipFlags) };
  const captures: CaptureReport[] = [];
  const reports = predictCaptures(paths, {
    model,
    devices: options.canonicalDevice ? 'canonical' : 'all',
    device: options.device,
    evidence: options.explain,
    unknownRule: options.unknownRule && ORIGINAL_UNKNOWN_RULE,
    engine: options.engine,
    jobs: options.jobs,
    onInput: messages.input,
  });
  for await (const capture of log.watch(reports)) {
    captures.push(capture);
    log.devices(capture.path, capture.devices);
    const drift = driftNote(capture, model);
    if (drift !== undefined) messages.note(drift);
    if (capture.devices.length === 0 && capture.status !== 'failed')
      messages.note(`${capture.path}: no devices: ${whyNone(capture, options)}`);
  }
  messages.done();
  await writeOutput([text(options.format, { model, captures, identity: runIdentity() })], options.output);
  return log.exitCode;
}

function text(format: PredictCommandOptions['format'], run: PredictionRun): string {
  if (format === 'table') return roleTables(run.captures.filter(({ status }) => status !== 'failed'));
  return PREDICTION_FORMATS[format](run);
}

/** NetworkML 0.6.10 takes these from the environment, where Poseidon sets them. */
function runIdentity() {
  return { id: process.env.id, filePath: process.env.file_path };
}

function whyNone({ packets }: CaptureReport, { device, canonicalDevice }: PredictCommandOptions): string {
  if (device !== undefined) return `none has the address ${device}`;
  if (packets.read === 0) return 'it holds no packets';
  return canonicalDevice
    ? 'none with a MAC address sent a packet'
    : 'no packet has the address of a single device';
}

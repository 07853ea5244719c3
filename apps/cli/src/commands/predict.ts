import {
  type CaptureReport,
  type IpFlags,
  ORIGINAL_UNKNOWN_RULE,
  PREDICTION_FORMATS,
  PRIOR_NAMES,
  type PredictionFormat,
  type PredictionRun,
  type PriorName,
  type RoleModel,
  withIpFlags,
} from '@networkml/pipeline';
import { type EngineName, loadModel, predictCaptures } from '@networkml/pipeline/node';
import { Command, Option } from 'commander';
import { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, deviceAddress, integerFrom, share, sharedOptions } from '../options.js';
import { driftNote } from '../output/drift-text.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { roleTables } from '../output/role-table.js';
import { answered } from '../termination.js';

interface PredictCommandOptions extends MessageOptions {
  readonly model: string;
  readonly format: 'table' | PredictionFormat;
  readonly device?: string;
  readonly canonicalDevice?: boolean;
  readonly ipFlags?: IpFlags;
  readonly explain?: number;
  readonly unknownRule?: 'original';
  readonly prior?: PriorName;
  readonly set?: number;
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
        .default('table', 'table, or what the name of the output file ends in'),
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
    .addOption(
      new Option(
        '--prior <network>',
        'how common roles are assumed to be (default: as in the training data of the model)',
      ).choices(PRIOR_NAMES),
    )
    .addOption(
      new Option(
        '--set <share>',
        'also the likeliest roles that hold the true one in this share of the cases, such as 0.95',
      ).argParser(share),
    )
    .addOption(sharedOptions.ipFlags())
    .addOption(sharedOptions.engine())
    .addOption(sharedOptions.jobs())
    .addOption(sharedOptions.output())
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], given: PredictCommandOptions, command: Command) => {
      const isFormatGiven = command.getOptionValueSource('format') === 'cli';
      const options = isFormatGiven ? given : { ...given, format: formatOf(given.output) };
      if (options.explain !== undefined && options.format === 'csv')
        command.error(
          "error: option '--explain [n]' is for a table, json or ndjson: csv has no place for it",
        );
      finish(await Messages.during(options, (messages) => predict(paths, options, messages)));
    });
}

/** Formats by the endings of file names, of the file within a gzip file too. */
const FORMATS_BY_ENDING = { json: 'json', ndjson: 'ndjson', jsonl: 'ndjson', csv: 'csv' } as const;

function formatOf(output = ''): PredictCommandOptions['format'] {
  const ending = /\.([a-z]+)(\.gz)?$/.exec(output.toLowerCase())?.[1] ?? '';
  const known = Object.entries(FORMATS_BY_ENDING).find(([name]) => name === ending);
  return known?.[1] ?? 'table';
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
  return answered(paths, async (stop) => {
    const captures: CaptureReport[] = [];
    const reports = predictCaptures(paths, {
      model,
      devices: options.canonicalDevice ? 'canonical' : 'all',
      device: options.device,
      evidence: options.explain,
      unknownRule: options.unknownRule && ORIGINAL_UNKNOWN_RULE,
      prior: options.prior,
      set: options.set,
      engine: options.engine,
      jobs: options.jobs,
      onInput: messages.input,
      stop,
    });
    for await (const capture of log.watch(reports)) {
      captures.push(capture);
      noteCapture(capture, model, options, messages, log);
    }
    messages.done();
    await writeOutput([text(options.format, { model, captures, identity: runIdentity() })], options.output);
    const isMissing = options.device !== undefined && captures.every(({ devices }) => devices.length === 0);
    return isMissing ? ExitCode.noResult : log.exitCode;
  });
}

function noteCapture(
  capture: CaptureReport,
  model: RoleModel,
  options: PredictCommandOptions,
  messages: Messages,
  log: InputLog,
): void {
  log.devices(capture.path, capture.devices);
  const drift = driftNote(capture, model);
  if (drift !== undefined) messages.note(drift);
  if (capture.devices.length === 0 && capture.status !== 'failed')
    messages.note(`${capture.path}: no devices: ${whyNone(capture, options)}`);
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

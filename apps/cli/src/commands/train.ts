import { basename, extname } from 'node:path';
import {
  featureSchema,
  GRID_RECIPE,
  type IpFlags,
  rolesOf,
  SCHEMA_NAMES,
  trainingFor,
  withIpFlags,
  writeRoleModel,
} from '@networkml/pipeline';
import { readModelCardText, readRolesOfLabels, withFoldThreads } from '@networkml/pipeline/node';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { sharedOptions } from '../options.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { crossValidationTables } from '../output/score-tables.js';
import { type LabelOptions, labelFiles, labelledData } from './labelled-data.js';

interface TrainCommandOptions extends MessageOptions, LabelOptions {
  readonly kfolds: number;
  readonly seed: number;
  readonly hiddenLayers?: readonly (readonly number[])[];
  readonly schema: string;
  readonly roleColumn?: string;
  readonly ipFlags?: IpFlags;
  readonly name?: string;
  readonly card?: string;
  readonly output: string;
}

/** What is written where nobody has described a model. */
const NO_CARD = {
  description: 'Not described.',
  data: 'Not described.',
  notFor: 'Networks and devices that differ from those of its training data.',
} as const;

/** `networkml train`: fits a model. */
export function trainCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('train')
    .description('train a model on captures whose devices have known roles')
    .argument('<capture...>', 'capture files, or folders of captures')
    .addOption(sharedOptions.labelFiles())
    .addOption(sharedOptions.labelWeights())
    .addOption(sharedOptions.labelColumn())
    .addOption(sharedOptions.roleColumn())
    .addOption(sharedOptions.groupColumn())
    .addOption(sharedOptions.jobs('files that are read, and folds that are done,'))
    .addOption(sharedOptions.kfolds().default(GRID_RECIPE.folds))
    .addOption(sharedOptions.seed())
    .addOption(sharedOptions.hiddenLayers())
    .addOption(new Option('--schema <name>', 'which features').choices(SCHEMA_NAMES).default('device'))
    .addOption(sharedOptions.ipFlags())
    .addOption(new Option('--name <name>', 'name of the model (default: that of the output file)'))
    .option('--card <file>', 'JSON with the description, data and notFor of the model')
    .requiredOption('-o, --output <file>', 'model file to write')
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: TrainCommandOptions) =>
      finish(await Messages.during(options, (messages) => train(paths, options, messages))),
    );
}

async function train(
  paths: readonly string[],
  options: TrainCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  const { output, kfolds: folds, seed, hiddenLayers, labelWeights, jobs, ipFlags } = options;
  await checkOutput([...paths, ...(options.labels ?? []), options.card], output);
  const schema = withIpFlags(featureSchema(options.schema), ipFlags);
  const training = trainingFor(schema, { folds, seed, hiddenLayers, labelWeights });
  const log = new InputLog(messages);
  const card = options.card === undefined ? NO_CARD : await readModelCardText(options.card);
  const id = options.name ?? basename(output, extname(output));
  const roleOfLabel = await rolesOfLabels(options);
  const data = await labelledData(paths, options, { schema }, messages, log, training);
  const model = await withFoldThreads(jobs, (threads) =>
    training.train(data, { id, card, roleOfLabel, threads, onProgress: messages.training }),
  );
  messages.done();
  await writeOutput([writeRoleModel(model)], output);
  if (model.card.training)
    await writeOutput([crossValidationTables(model.card.training.crossValidation)], undefined);
  messages.note(`wrote ${output}: model ${model.id} for ${rolesOf(model).length} roles`);
  return log.exitCodeOfResult;
}

/** Undefined where labels are roles. */
async function rolesOfLabels(options: TrainCommandOptions): Promise<ReadonlyMap<string, string> | undefined> {
  const labels = labelFiles(options);
  if (labels === undefined || options.roleColumn === undefined) return undefined;
  return readRolesOfLabels(labels, options.roleColumn);
}

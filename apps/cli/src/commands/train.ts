import { basename, extname } from 'node:path';
import {
  DEFAULT_RECIPE,
  type DeviceRecipe,
  featureSchema,
  type ModelCardText,
  type RoleModel,
  readModelCardText,
  readRolesOfLabels,
  rolesOf,
  SCHEMA_NAMES,
  train,
  trainDeviceModel,
  writeRoleModel,
} from '@networkml/pipeline';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { sharedOptions } from '../options.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { crossValidationTables } from '../output/score-tables.js';
import { deviceRecipe } from './device-recipe-options.js';
import { type LabelOptions, labelledData } from './labelled-data.js';

interface TrainCommandOptions extends MessageOptions, LabelOptions {
  readonly kfolds: number;
  readonly seed: number;
  readonly hiddenLayers?: readonly (readonly number[])[];
  readonly schema: string;
  readonly roleColumn?: string;
  readonly ipFlags: 'word' | 'tshark4';
  readonly name?: string;
  readonly card?: string;
  readonly output: string;
}

/** Models on these features know their limits; on the others they are trained as NetworkML 0.6.10 does. */
const DEVICE_SCHEMA = 'device@1';

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
    .addOption(sharedOptions.labels())
    .addOption(sharedOptions.labelColumn())
    .addOption(sharedOptions.roleColumn())
    .addOption(sharedOptions.groupColumn())
    .addOption(sharedOptions.jobs('files that are read, and folds that are done,'))
    .addOption(sharedOptions.kfolds().default(DEFAULT_RECIPE.folds))
    .addOption(sharedOptions.seed())
    .addOption(sharedOptions.hiddenLayers())
    .addOption(new Option('--schema <name>', 'which features').choices(SCHEMA_NAMES).default(DEVICE_SCHEMA))
    .addOption(sharedOptions.ipFlags().default('word'))
    .addOption(new Option('--name <name>', 'name of the model (default: that of the output file)'))
    .option('--card <file>', 'JSON with the description, data and notFor of the model')
    .requiredOption('-o, --output <file>', 'model file to write')
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: TrainCommandOptions, command: Command) => {
      const recipe = options.schema === DEVICE_SCHEMA && deviceRecipe(options.kfolds, options, command);
      const trainBySchema = recipe ? trainDevices(recipe) : trainGrid;
      finish(
        await Messages.during(options, (messages) => trainModel(trainBySchema, paths, options, messages)),
      );
    });
}

/** Trains on the devices of captures. */
type Training = (
  paths: readonly string[],
  options: TrainCommandOptions,
  named: Pick<RoleModel, 'id'> & { readonly card: ModelCardText },
  messages: Messages,
  log: InputLog,
) => Promise<RoleModel>;

async function trainModel(
  trainBySchema: Training,
  paths: readonly string[],
  options: TrainCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  await checkOutput([...paths, options.labels, options.card], options.output);
  const log = new InputLog(messages);
  const card = options.card === undefined ? NO_CARD : await readModelCardText(options.card);
  const id = options.name ?? basename(options.output, extname(options.output));
  const model = await trainBySchema(paths, options, { id, card }, messages, log);
  messages.done();
  await writeOutput([writeRoleModel(model)], options.output);
  if (model.card.training)
    await writeOutput([crossValidationTables(model.card.training.crossValidation)], undefined);
  messages.note(`wrote ${options.output}: model ${model.id} for ${rolesOf(model).length} roles`);
  return log.exitCodeOfResult;
}

function trainDevices(recipe: DeviceRecipe): Training {
  return async (paths, options, named, messages, log) => {
    const { labels, labelColumn, roleColumn } = options;
    const roleOfLabel =
      labels === undefined || roleColumn === undefined
        ? undefined
        : await readRolesOfLabels(labels, labelColumn, roleColumn);
    const features = { schema: featureSchema(options.schema), options: { ipFlags: options.ipFlags } };
    const data = await labelledData(paths, options, features, messages, log, recipe.beginnings);
    return trainDeviceModel(data, {
      ...named,
      recipe,
      roleOfLabel,
      jobs: options.jobs,
      onProgress: ({ fold, folds }) =>
        messages.progress(fold < folds ? `fold ${fold + 1} of ${folds}` : 'all devices'),
    });
  };
}

async function trainGrid(
  paths: readonly string[],
  options: TrainCommandOptions,
  named: Pick<RoleModel, 'id'> & { readonly card: ModelCardText },
  messages: Messages,
  log: InputLog,
): Promise<RoleModel> {
  const features = { schema: featureSchema(options.schema), options: { ipFlags: options.ipFlags } };
  const data = await labelledData(paths, options, features, messages, log);
  return train(data, {
    ...named,
    recipe: {
      architectures: options.hiddenLayers ?? DEFAULT_RECIPE.architectures,
      folds: options.kfolds,
      seed: options.seed,
    },
    jobs: options.jobs,
    onProgress: ({ parameters, fold, candidate, candidates }) =>
      messages.progress(
        `network ${candidate + 1} of ${candidates} (${parameters.hiddenLayerSizes.join(', ')}), fold ${fold + 1} of ${options.kfolds}`,
      ),
  });
}

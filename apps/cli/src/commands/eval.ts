import {
  DEFAULT_RECIPE,
  type DeviceRecipe,
  type Drift,
  driftOf,
  evaluate,
  evaluateDeviceRecipe,
  evaluateRecipe,
  type LabelledData,
  loadModel,
  type ModelEvaluation,
  type RecipeEvaluation,
  type RoleModel,
} from '@networkml/pipeline';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { sharedOptions } from '../options.js';
import { driftTable } from '../output/drift-text.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { modelEvaluationTables, recipeEvaluationTables } from '../output/score-tables.js';
import { deviceRecipe } from './device-recipe-options.js';
import { type LabelOptions, labelledData } from './labelled-data.js';

interface EvalCommandOptions extends MessageOptions, LabelOptions {
  readonly model: string;
  readonly kfolds?: number;
  readonly seed: number;
  readonly hiddenLayers?: readonly (readonly number[])[];
  readonly drift?: boolean;
  readonly format: 'table' | 'json';
  readonly output?: string;
}

/** Models on these features are trained by a recipe of their own. */
const DEVICE_SCHEMA = 'device@1';

const RECIPE_OPTIONS = 'Cross-validate the training recipe on the captures instead of scoring a model:';

/** `networkml eval`: scores a model, or the way it is trained. */
export function evalCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('eval')
    .description('score a model on captures whose devices have known roles')
    .argument('<capture...>', 'capture files, or folders of captures')
    .addOption(sharedOptions.model())
    .addOption(sharedOptions.labels())
    .addOption(sharedOptions.labelColumn())
    .addOption(sharedOptions.jobs('files that are read, and folds that are done,'))
    .option(
      '--drift',
      'also how unlike the training data of the model the captures are, and in which features',
    )
    .addOption(sharedOptions.kfolds().helpGroup(RECIPE_OPTIONS))
    .addOption(sharedOptions.groupColumn().helpGroup(RECIPE_OPTIONS))
    .addOption(sharedOptions.seed().helpGroup(RECIPE_OPTIONS))
    .addOption(sharedOptions.hiddenLayers().helpGroup(RECIPE_OPTIONS))
    .addOption(
      new Option('-f, --format <format>', 'how to print the scores')
        .choices(['table', 'json'])
        .default('table'),
    )
    .addOption(sharedOptions.output())
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: EvalCommandOptions, command: Command) =>
      finish(await Messages.during(options, (messages) => evalCaptures(paths, options, command, messages))),
    );
}

async function evalCaptures(
  paths: readonly string[],
  options: EvalCommandOptions,
  command: Command,
  messages: Messages,
): Promise<ExitCode> {
  await checkOutput([...paths, options.labels, options.model], options.output);
  const log = new InputLog(messages);
  const model = await loadModel(options.model);
  const { kfolds } = options;
  const isOfDevices = kfolds !== undefined && model.schema.id === DEVICE_SCHEMA;
  const recipe = isOfDevices ? deviceRecipe(kfolds, options, command) : undefined;
  const data = await labelledData(paths, options, model, messages, log, recipe?.beginnings);
  const scores =
    kfolds === undefined
      ? modelScores(model, data, options)
      : recipe
        ? await deviceRecipeScores(recipe, data, options, messages)
        : await recipeScores(kfolds, data, options, messages);
  messages.done();
  await writeOutput([scores], options.output);
  return log.exitCodeOfResult;
}

function modelScores(
  model: RoleModel,
  data: LabelledData,
  { format, drift: isAsked = false }: EvalCommandOptions,
): string {
  const evaluation = evaluate(model, data);
  const drift = isAsked ? driftOf(model, data.inputs) : undefined;
  if (format === 'json') return json(isAsked ? { ...evaluation, drift: drift ?? null } : evaluation);
  const tables = modelEvaluationTables(evaluation);
  if (!isAsked) return tables;
  return `${tables}\n${drift ? driftTable(drift) : `The model ${model.id} keeps nothing of its training data to compare with.\n`}`;
}

async function deviceRecipeScores(
  recipe: DeviceRecipe,
  data: LabelledData,
  { format, jobs }: EvalCommandOptions,
  messages: Messages,
): Promise<string> {
  const scores = await evaluateDeviceRecipe(recipe, data, {
    jobs,
    onProgress: ({ fold, folds }) => messages.progress(`fold ${fold + 1} of ${folds}`),
  });
  return format === 'json' ? json(scores) : recipeEvaluationTables(scores);
}

async function recipeScores(
  folds: number,
  data: LabelledData,
  options: EvalCommandOptions,
  messages: Messages,
): Promise<string> {
  const { format, seed } = options;
  const recipe = {
    architectures: options.hiddenLayers ?? DEFAULT_RECIPE.architectures,
    folds: DEFAULT_RECIPE.folds,
    seed,
  };
  const evaluation = await evaluateRecipe(recipe, data, {
    folds,
    jobs: options.jobs,
    onFold: ({ fold, score }) =>
      messages.progress(`fold ${fold + 1} of ${folds}: weighted F1 ${score.toFixed(3)}`),
  });
  return format === 'json' ? json(evaluation) : recipeEvaluationTables(evaluation);
}

function json(evaluation: RecipeEvaluation | (ModelEvaluation & { readonly drift?: Drift | null })): string {
  return `${JSON.stringify(evaluation, null, 2)}\n`;
}

import {
  DEFAULT_RECIPE,
  evaluate,
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
import { type MessageOptions, Messages } from '../output/messages.js';
import { writeOutput } from '../output/output-file.js';
import { modelEvaluationTables, recipeEvaluationTables } from '../output/score-tables.js';
import { type LabelOptions, labelledData } from './labelled-data.js';

interface EvalCommandOptions extends MessageOptions, LabelOptions {
  readonly model: string;
  readonly kfolds?: number;
  readonly seed: number;
  readonly hiddenLayers?: readonly (readonly number[])[];
  readonly format: 'table' | 'json';
  readonly output?: string;
}

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
    .addOption(sharedOptions.kfolds().helpGroup(RECIPE_OPTIONS))
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
    .action(async (paths: string[], options: EvalCommandOptions) =>
      finish(await Messages.during(options, (messages) => evalCaptures(paths, options, messages))),
    );
}

async function evalCaptures(
  paths: readonly string[],
  options: EvalCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  const log = new InputLog(messages);
  const model = await loadModel(options.model);
  const data = await labelledData(paths, options, model, messages, log);
  const { kfolds } = options;
  const scores =
    kfolds === undefined
      ? modelScores(model, data, options)
      : await recipeScores(kfolds, data, options, messages);
  messages.done();
  await writeOutput([scores], options.output);
  return log.exitCodeOfResult;
}

function modelScores(model: RoleModel, data: LabelledData, { format }: EvalCommandOptions): string {
  const evaluation = evaluate(model, data);
  return format === 'json' ? json(evaluation) : modelEvaluationTables(evaluation);
}

async function recipeScores(
  folds: number,
  data: LabelledData,
  options: EvalCommandOptions,
  messages: Messages,
): Promise<string> {
  const recipe = {
    architectures: options.hiddenLayers ?? DEFAULT_RECIPE.architectures,
    folds: DEFAULT_RECIPE.folds,
    seed: options.seed,
  };
  const evaluation = await evaluateRecipe(recipe, data, {
    folds,
    jobs: options.jobs,
    onFold: ({ fold, score }) =>
      messages.progress(`fold ${fold + 1} of ${folds}: weighted F1 ${score.toFixed(3)}`),
  });
  return options.format === 'json' ? json(evaluation) : recipeEvaluationTables(evaluation);
}

function json(evaluation: ModelEvaluation | RecipeEvaluation): string {
  return `${JSON.stringify(evaluation, null, 2)}\n`;
}

import { evaluate, type LabelledData, type RoleModel, trainingFor } from '@networkml/pipeline';
import { loadModel, withFoldThreads } from '@networkml/pipeline/node';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { sharedOptions } from '../options.js';
import { driftTable } from '../output/drift-text.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { modelEvaluationTables, recipeEvaluationTables } from '../output/score-tables.js';
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

const RECIPE_OPTIONS = 'Cross-validate the training recipe on the captures instead of scoring a model:';

/** `networkml eval`: scores a model, or the way it is trained. */
export function evalCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('eval')
    .description('score a model on captures whose devices have known roles')
    .argument('<capture...>', 'capture files, or folders of captures')
    .addOption(sharedOptions.model())
    .addOption(sharedOptions.labelFiles())
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
    .action(async (paths: string[], options: EvalCommandOptions, command: Command) => {
      if (options.groupColumn !== undefined && options.kfolds === undefined)
        command.error("error: option '--group-column <name>' needs '--kfolds'");
      finish(await Messages.during(options, (messages) => evalCaptures(paths, options, messages)));
    });
}

async function evalCaptures(
  paths: readonly string[],
  options: EvalCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  await checkOutput([...paths, ...(options.labels ?? []), options.model], options.output);
  const log = new InputLog(messages);
  const model = await loadModel(options.model);
  const scores = await (options.kfolds === undefined ? modelScores : recipeScores)(
    model,
    paths,
    options,
    messages,
    log,
  );
  await writeOutput([scores], options.output);
  return log.exitCodeOfResult;
}

/** Scores of a model, as text. */
type Scoring = (
  model: RoleModel,
  paths: readonly string[],
  options: EvalCommandOptions,
  messages: Messages,
  log: InputLog,
) => Promise<string>;

const modelScores: Scoring = async (model, paths, options, messages, log) => {
  const data: LabelledData = await labelledData(paths, options, model, messages, log);
  const { drift, ...scores } = evaluate(model, data);
  for (const { label, devices } of scores.unanswerable)
    messages.note(
      `${devices} devices are labelled ${label}, which ${model.id} does not know: they are not scored`,
    );
  if (options.format === 'json') return json(options.drift ? { ...scores, drift } : scores);
  const tables = modelEvaluationTables(scores);
  if (!options.drift) return tables;
  return `${tables}\n${drift ? driftTable(drift) : `The model ${model.id} keeps nothing of its training data to compare with.\n`}`;
};

const recipeScores: Scoring = async (model, paths, options, messages, log) => {
  const { kfolds: folds, seed, hiddenLayers, jobs } = options;
  const training = trainingFor(model.schema, { folds, seed, hiddenLayers });
  const data = await labelledData(paths, options, model, messages, log, training);
  const scores = await withFoldThreads(jobs, (threads) =>
    training.evaluate(data, { threads, onProgress: messages.training }),
  );
  messages.done();
  return options.format === 'json' ? json(scores) : recipeEvaluationTables(scores);
};

function json(scores: object): string {
  return `${JSON.stringify(scores, null, 2)}\n`;
}

import { basename, extname } from 'node:path';
import { DEFAULT_MODEL_ID, exportOnnx, rolesOf, writeRoleModel } from '@networkml/pipeline';
import { importModel, loadModel, type OriginalModelPaths } from '@networkml/pipeline/node';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ExitCode } from '../exit-code.js';
import { sharedOptions } from '../options.js';
import { cardText } from '../output/card-text.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { textTable } from '../output/text-table.js';

interface OutputOptions {
  readonly output?: string;
}

interface ShowOptions extends OutputOptions {
  readonly format: 'text' | 'json';
}

interface ImportOptions extends MessageOptions, OriginalModelPaths {
  readonly name?: string;
  readonly output: string;
}

interface ExportOptions extends MessageOptions {
  readonly output: string;
}

const MODEL_ARGUMENT = ['[name-or-file]', 'a shipped model or a model file', DEFAULT_MODEL_ID] as const;

/** `networkml model`: shows, imports and exports models. */
export function modelCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('model')
    .description('show, import or export models')
    .addCommand(showCommand(finish))
    .addCommand(featuresCommand(finish))
    .addCommand(importCommand(finish))
    .addCommand(exportCommand(finish));
}

function showCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('show')
    .description('what a model was trained on, how well it did, and what it is not for')
    .argument(...MODEL_ARGUMENT)
    .addOption(
      new Option('-f, --format <format>', 'how to print the card').choices(['text', 'json']).default('text'),
    )
    .addOption(sharedOptions.output())
    .action(async (nameOrPath: string, { format, output }: ShowOptions) => {
      const model = await loadModel(nameOrPath);
      const { id, schema, card } = model;
      const json = { id, schema: schema.id, roles: rolesOf(model), card };
      await writeOutput([format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : cardText(model)], output);
      finish(ExitCode.ok);
    });
}

function featuresCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('features')
    .description('the features that a model takes, with their definitions')
    .argument(...MODEL_ARGUMENT)
    .addOption(sharedOptions.output())
    .action(async (nameOrPath: string, { output }: OutputOptions) => {
      const { schema } = await loadModel(nameOrPath);
      const rows = schema.features
        .filter(({ modelInput }) => modelInput)
        .map(({ name, unit, definition }) => [name, unit, definition]);
      await writeOutput(
        [textTable([{ title: 'Feature' }, { title: 'Unit' }, { title: 'Definition' }], rows)],
        output,
      );
      finish(ExitCode.ok);
    });
}

function importCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('import')
    .description('import a model of NetworkML 0.6.10; nothing in its pickle is executed')
    .requiredOption('--network <file>', 'weights: host_footprint.json')
    .requiredOption('--labels <file>', 'roles: host_footprint_le.json')
    .requiredOption('--scaler <file>', 'joblib pickle of the StandardScaler: host_footprint_scaler.mod')
    .addOption(new Option('--name <name>', 'name of the model (default: that of the output file)'))
    .requiredOption('-o, --output <file>', 'model file to write')
    .addOption(sharedOptions.quiet())
    .action(async (options: ImportOptions) =>
      finish(await Messages.during(options, (messages) => importOriginal(options, messages))),
    );
}

async function importOriginal(
  { name, output, ...paths }: ImportOptions,
  messages: Messages,
): Promise<ExitCode> {
  await checkOutput([paths.network, paths.labels, paths.scaler], output);
  const model = await importModel(paths, name ?? basename(output, extname(output)));
  await writeOutput([writeRoleModel(model)], output);
  messages.note(`wrote ${output}: model ${model.id} for ${rolesOf(model).length} roles`);
  return ExitCode.ok;
}

function exportCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('export')
    .description("export a model's scaler and network for other programs: ONNX")
    .argument(...MODEL_ARGUMENT)
    .addOption(
      new Option('-o, --output <file>', 'ONNX file to write, such as model.onnx')
        .argParser(onnxFile)
        .makeOptionMandatory(),
    )
    .addOption(sharedOptions.quiet())
    .action(async (nameOrPath: string, options: ExportOptions) =>
      finish(await Messages.during(options, (messages) => exportModel(nameOrPath, options, messages))),
    );
}

function onnxFile(name: string): string {
  if (name.endsWith('.onnx')) return name;
  throw new InvalidArgumentError('Expected a name that ends in .onnx, the only format there is.');
}

async function exportModel(
  nameOrPath: string,
  { output }: ExportOptions,
  messages: Messages,
): Promise<ExitCode> {
  await checkOutput([nameOrPath], output);
  const model = await loadModel(nameOrPath);
  await writeOutput([exportOnnx(model)], output);
  messages.note(
    `wrote ${output}: scaler and network of model ${model.id}, ${model.schema.modelFeatures.length} features in, ${model.classifier.classes.length} classes out; its calibration and its rule for Unknown stay behind`,
  );
  return ExitCode.ok;
}

import { FLOW, featureSchema, schemaDescription, withIpFlags } from '@networkml/pipeline';
import { ExitCode } from '../exit-code.js';
import { writeOutput } from '../output/output-file.js';
import { textTable } from '../output/text-table.js';
import type { FeaturesCommandOptions } from './features-options.js';

/** The definitions of a schema's features: as a table for people, or a JSON object a line. */
export async function describeFeatures({
  level,
  schema,
  ipFlags,
  format,
  output,
}: FeaturesCommandOptions): Promise<ExitCode> {
  const [titles, ...rows] = schemaDescription(
    level === 'flow' ? FLOW : withIpFlags(featureSchema(schema), ipFlags),
  );
  const objects = rows.map((row) => Object.fromEntries(row.map((text, column) => [titles[column], text])));
  await writeOutput(
    format === 'ndjson'
      ? objects.map((object) => `${JSON.stringify(object)}\n`)
      : [
          textTable(
            titles.map((title) => ({ title })),
            rows,
          ),
        ],
    output,
  );
  return ExitCode.ok;
}

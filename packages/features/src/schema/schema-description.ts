import type { FeatureDefinition, FeatureSchema } from './feature-schema.js';

/** What is said of a feature, in the order in which it is said. */
const COLUMNS: readonly { readonly title: string; readonly text: (feature: FeatureDefinition) => string }[] =
  [
    { title: 'name', text: ({ name }) => name },
    { title: 'unit', text: ({ unit }) => unit },
    { title: 'type', text: ({ type }) => type },
    { title: 'direction', text: ({ direction }) => direction },
    { title: 'range', text: ({ range }) => rangeText(range) },
    { title: 'model_input', text: ({ modelInput }) => (modelInput ? 'yes' : 'no') },
    { title: 'definition', text: ({ definition }) => definition },
  ];

/** The definitions of a schema's features as a table of texts, the titles of its columns first. */
export function schemaDescription({ features }: FeatureSchema): string[][] {
  return [
    COLUMNS.map(({ title }) => title),
    ...features.map((feature) => COLUMNS.map(({ text }) => text(feature))),
  ];
}

/** The documentation page of a schema, in Markdown. */
export function schemaMarkdown(schema: FeatureSchema): string {
  const [titles, ...rows] = schemaDescription(schema);
  const lines = [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `# ${schema.id}\n\n${schema.features.length} features. SHA-256 of the schema: \`${schema.hash}\`.\n\n${lines.join('\n')}\n`;
}

/** As mathematics writes an interval. */
function rangeText([least, greatest]: FeatureDefinition['range']): string {
  const start = least === -Infinity ? '(-∞' : `[${least}`;
  return `${start}, ${greatest === Infinity ? '∞)' : `${greatest}]`}`;
}

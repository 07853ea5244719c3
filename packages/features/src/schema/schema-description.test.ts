import { expect, test } from 'vitest';
import { FLOW } from '../flow/flow.js';
import { HOST_FOOTPRINT } from '../host-footprint/host-footprint.js';
import { FEATURE_SCHEMAS } from './feature-schemas.js';
import { schemaDescription, schemaMarkdown } from './schema-description.js';

test('tells of every feature what its definition says', () => {
  const [titles, ...rows] = schemaDescription(HOST_FOOTPRINT);
  expect(titles).toEqual(['name', 'unit', 'type', 'direction', 'range', 'model_input', 'definition']);
  expect(rows).toHaveLength(279);
  expect(rows.find(([name]) => name === 'tshark_min_time_delta_out')).toEqual([
    'tshark_min_time_delta_out',
    'seconds',
    'real',
    'out',
    '(-∞, ∞)',
    'yes',
    expect.stringMatching(/^Smallest time since the previous packet/),
  ]);
  expect(rows.find(([name]) => name === 'tshark_ipv4')?.[4]).toBe('[0, 1]');
});

/** A variant has the features of its schema. */
const DOCUMENTED = [...FEATURE_SCHEMAS.values(), FLOW].filter(({ id }) => !id.includes('+'));

test.each(DOCUMENTED)('the documentation page of $id is what its schema says', async (schema) => {
  await expect(schemaMarkdown(schema)).toMatchFileSnapshot(`../../docs/${schema.id}.md`);
});

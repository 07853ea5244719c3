import { expect, test } from 'vitest';
import { confusionTable } from './confusion-table.js';

test('a confusion table shows the types that are confused, and leaves out those that never are', () => {
  const answers = { expected: ['cam', 'hub', 'plug', 'plug'], predicted: ['cam', 'plug', 'plug', 'hub'] };
  expect(confusionTable(answers)).toEqual([
    '           (1)  (2)',
    '(1) hub      .    1',
    '(2) plug     1    1',
  ]);
});

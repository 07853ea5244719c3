import fc from 'fast-check';

/** Labels and group names of the same rows, in at least four groups. */
export const groupedLabels = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 12 })), {
    minLength: 4,
    maxLength: 80,
  })
  .map((rows) => ({
    y: rows.map(([label]) => label),
    groups: rows.map(([, group]) => `group ${group}`),
  }))
  .filter(({ groups }) => new Set(groups).size >= 4);

/**
 * How far two things that were noted together are from independent of each other: Pearson's chi-square of their table,
 * as a standard normal quantile (Wilson and Hilferty 1931). Above 3.7 about once in ten thousand where they are
 * independent.
 */
export function dependence(pairs: ReadonlyArray<readonly [string, string]>): number {
  const rows = counts(pairs.map(([first]) => first));
  const columns = counts(pairs.map(([, second]) => second));
  const cells = counts(pairs.map((pair) => pair.join('\n')));
  let chiSquare = 0;
  for (const [row, inRow] of rows) {
    for (const [column, inColumn] of columns) {
      const expected = (inRow * inColumn) / pairs.length;
      chiSquare += ((cells.get(`${row}\n${column}`) ?? 0) - expected) ** 2 / expected;
    }
  }
  return normalQuantile(chiSquare, (rows.size - 1) * (columns.size - 1));
}

function counts(items: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const item of items) counted.set(item, (counted.get(item) ?? 0) + 1);
  return counted;
}

function normalQuantile(chiSquare: number, degreesOfFreedom: number): number {
  const variance = 2 / (9 * degreesOfFreedom);
  return (Math.cbrt(chiSquare / degreesOfFreedom) - (1 - variance)) / Math.sqrt(variance);
}

/** What is right and what was answered, row by row. */
export interface Answers {
  readonly expected: readonly string[];
  readonly predicted: readonly string[];
}

/** The answers under coarser names, such as the roles of types. */
export function renamed({ expected, predicted }: Answers, name: (label: string) => string): Answers {
  return { expected: expected.map(name), predicted: predicted.map(name) };
}

/** The answers of some rows. */
export function answersOfRows({ expected, predicted }: Answers, isAsked: (row: number) => boolean): Answers {
  const asked = (labels: readonly string[]) => labels.filter((_, row) => isAsked(row));
  return { expected: asked(expected), predicted: asked(predicted) };
}

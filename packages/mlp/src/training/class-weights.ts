/** How much the loss of a row counts, by its label: see {@link MLPParameters}. @public */
export type ClassWeight = 'none' | 'balanced' | Readonly<Record<string, number>>;

/**
 * The weight of each class, shape [classes].
 *
 * @param targets - Class index of each row.
 */
export function classWeights(
  classWeight: ClassWeight,
  classes: readonly string[],
  targets: Int32Array,
): Float64Array {
  if (classWeight === 'balanced') {
    const rows = new Int32Array(classes.length);
    for (const target of targets) rows[target] += 1;
    return Float64Array.from(rows, (count) => targets.length / (classes.length * count));
  }
  return Float64Array.from(classes, (label) =>
    // A label may be the name of something that every object inherits.
    classWeight !== 'none' && Object.hasOwn(classWeight, label) ? classWeight[label] : 1,
  );
}

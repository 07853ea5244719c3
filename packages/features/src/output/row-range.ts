/** Which rows of a table are written. */
export interface RowRange {
  /** First row. @defaultValue 0 */
  readonly first?: number | undefined;
  /** Row to stop before. @defaultValue the number of rows */
  readonly end?: number | undefined;
}

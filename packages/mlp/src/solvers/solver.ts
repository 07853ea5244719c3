/** A way to change parameters, given their gradient. A solver keeps its moments and step count to itself. */
export interface Solver {
  /** Updates `parameters` in place; both arrays have the length that the solver was made for. */
  step(parameters: Float64Array, gradient: Float64Array): void;
}

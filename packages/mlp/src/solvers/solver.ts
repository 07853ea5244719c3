/** A way to change parameters, given their gradient. A solver keeps its moments to itself. */
export interface Solver {
  /**
   * Updates `parameters` in place; both arrays have the length that the solver was made for.
   *
   * @param stepSize - As the {@link StepSize} of the same solver gives it.
   */
  step(parameters: Float64Array, gradient: Float64Array, stepSize: number): void;
}

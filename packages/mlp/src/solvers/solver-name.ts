/** The names of the solvers. */
export const SOLVER_NAMES = ['adam', 'sgd'] as const;

/** How weights can be updated. @public */
export type SolverName = (typeof SOLVER_NAMES)[number];

import type { MLPParameters } from '../parameters.js';
import { Adam } from './adam.js';
import { Sgd } from './sgd.js';
import type { Solver } from './solver.js';

/** How weights can be updated. @public */
export type SolverName = 'adam' | 'sgd';

/** The solvers by name, each made for so many parameters. */
export const SOLVERS: Readonly<Record<SolverName, (length: number, parameters: MLPParameters) => Solver>> = {
  adam: (length, parameters) => new Adam(length, parameters),
  sgd: (length, parameters) => new Sgd(length, parameters),
};

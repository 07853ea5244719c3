import type { MLPParameters } from '../parameters.js';
import { Adam } from './adam.js';
import { AdamStepSize } from './adam-step-size.js';
import { Sgd } from './sgd.js';
import { SgdStepSize } from './sgd-step-size.js';
import type { Solver } from './solver.js';
import type { SolverName } from './solver-name.js';
import type { StepSize } from './step-size.js';

interface SolverParts {
  readonly stepSize: (parameters: MLPParameters) => StepSize;
  /** The update in JavaScript, made for so many parameters. */
  readonly update: (length: number, parameters: MLPParameters) => Solver;
}

/** The solvers by name. */
export const SOLVERS: Readonly<Record<SolverName, SolverParts>> = {
  adam: {
    stepSize: (parameters) => new AdamStepSize(parameters),
    update: (length, parameters) => new Adam(length, parameters),
  },
  sgd: {
    stepSize: (parameters) => new SgdStepSize(parameters),
    update: (length, parameters) => new Sgd(length, parameters),
  },
};

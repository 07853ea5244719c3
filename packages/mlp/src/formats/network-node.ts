import { InvalidParameterError, ModelFormatError } from '../mlp-error.js';
import { outputUnits } from '../network/output-layer.js';
import type { Network } from '../network/weights.js';
import { type MLPParameters, resolveParameters } from '../parameters.js';
import type { DocumentNode } from './document-node.js';

/**
 * The parameters in a document, by a table of where each one is kept.
 *
 * @throws {@link ModelFormatError} with the path of the parameter that is missing or out of range.
 */
export function readParameters(node: DocumentNode, names: Readonly<Record<string, string>>): MLPParameters {
  const members = Object.entries(names).map(([parameter, name]) => [parameter, node.member(name)] as const);
  try {
    return resolveParameters(Object.fromEntries(members.map(([parameter, { value }]) => [parameter, value])));
  } catch (error) {
    if (!(error instanceof InvalidParameterError)) throw error;
    const path = members.find(([parameter]) => parameter === error.parameter)?.[1].path ?? node.path;
    throw new ModelFormatError(path, `a value that must ${error.range}`, error.value);
  }
}

/**
 * Weights and biases, as arrays of rows and of numbers, for a network whose layers are known but for the input's
 * width, which is that of `inputs`, if given, or else the number of rows of the first layer.
 *
 * @throws {@link ModelFormatError} with the path of the first thing that does not fit.
 */
export function readNetwork(
  coefs: DocumentNode,
  intercepts: DocumentNode,
  hiddenLayerSizes: readonly number[],
  classes: number,
  inputs?: number,
): Network {
  const units = [...hiddenLayerSizes, outputUnits(classes)];
  const layers = coefs.elements();
  const biases = intercepts.elements();
  if (layers.length !== units.length) coefs.fail(`an array of ${units.length} layers`);
  if (biases.length !== units.length) intercepts.fail(`an array of ${units.length} layers`);
  const width = inputs ?? layers[0].elements(1).length;
  return {
    coefs: layers.map((layer, l) => layer.matrix(l === 0 ? width : units[l - 1], units[l])),
    intercepts: biases.map((layer, l) => layer.vector(units[l])),
  };
}

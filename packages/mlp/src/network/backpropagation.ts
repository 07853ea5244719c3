import { affine, productTransposed, transposedProduct } from '../kernels/products.js';
import { ACTIVATIONS, type ActivationName } from './activations.js';
import { outputLayerOf } from './output-layer.js';

interface Layer {
  readonly inputs: number;
  readonly units: number;
  readonly coefs: Float64Array;
  readonly intercepts: Float64Array;
  readonly coefsGradient: Float64Array;
  readonly interceptsGradient: Float64Array;
  /** Outputs of the layer, shape [rows, units]: what the layer above reads. */
  activations: Float64Array;
  /** Gradient of the weighted sum of losses with respect to the layer's sums, shape [rows, units]. */
  deltas: Float64Array;
}

/**
 * Loss and gradient of one mini-batch. All memory is allocated once, by {@link reserve}; a batch allocates nothing.
 *
 * Parameters lie packed in one array, layer after layer, weights before biases, so that a solver is one loop over
 * two arrays. Input columns from `activeInputs` on are taken to be zero in every row: they add nothing to any sum,
 * so their products are left out, and their weights' gradient is that of the penalty alone.
 */
export class Backpropagation {
  /** Weights and biases, packed. */
  readonly parameters: Float64Array;
  /** Gradient of the loss with respect to `parameters`, in the same order. */
  readonly gradient: Float64Array;
  /** The batch: the active input columns, row-major, shape [rows, activeInputs]. Fill before each call. */
  batch = new Float64Array(0);
  /** Weight of each row's loss in the mean, > 0; 1 unless changed. Shape [rows]. */
  weights = new Float64Array(0);
  readonly layers: readonly Layer[];
  readonly #activation: ActivationName;
  readonly #activeInputs: number;

  /** @param layerSizes - Units of each layer, input and output included. */
  constructor(
    layerSizes: readonly number[],
    activation: ActivationName,
    activeInputs: number = layerSizes[0],
  ) {
    const sizes = layerSizes.slice(1).map((units, layer) => ({ inputs: layerSizes[layer], units }));
    const total = sizes.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0);
    const parameters = new Float64Array(total);
    const gradient = new Float64Array(total);
    let offset = 0;
    this.layers = sizes.map(({ inputs, units }) => {
      const biases = offset + inputs * units;
      const end = biases + units;
      const layer: Layer = {
        inputs,
        units,
        coefs: parameters.subarray(offset, biases),
        intercepts: parameters.subarray(biases, end),
        coefsGradient: gradient.subarray(offset, biases),
        interceptsGradient: gradient.subarray(biases, end),
        activations: new Float64Array(0),
        deltas: new Float64Array(0),
      };
      offset = end;
      return layer;
    });
    this.parameters = parameters;
    this.gradient = gradient;
    this.#activation = activation;
    this.#activeInputs = activeInputs;
  }

  /** Makes room for batches of so many rows; needed before the first. What was in the old ones is gone. */
  reserve(maxRows: number): this {
    this.batch = new Float64Array(maxRows * this.#activeInputs);
    this.weights = new Float64Array(maxRows).fill(1);
    for (const layer of this.layers) {
      layer.activations = new Float64Array(maxRows * layer.units);
      layer.deltas = new Float64Array(maxRows * layer.units);
    }
    return this;
  }

  /**
   * Computes the gradient of the first `rows` rows of `batch` and returns their loss: the mean log-loss,
   * rows counting by their weight, plus `alpha / 2` times the sum of the network's squared weights (biases are not
   * penalised) divided by the weight of all rows.
   *
   * @param targets - Class index of each row.
   */
  lossAndGradient(targets: Int32Array, rows: number, alpha: number): number {
    let total = 0;
    for (let i = 0; i < rows; i++) total += this.weights[i];
    this.#forward(rows);
    const loss = this.#outputLoss(targets, rows) / total;
    this.#backward(rows, total);
    return loss + this.#penalise(total, alpha);
  }

  #forward(rows: number): void {
    const { apply } = ACTIVATIONS[this.#activation];
    const last = this.layers.length - 1;
    for (let l = 0; l <= last; l++) {
      const { coefs, intercepts, activations, units } = this.layers[l];
      affine(this.#inputOf(l), coefs, intercepts, activations, rows, this.#activeInputsOf(l), units);
      if (l < last) apply(activations, rows * units);
    }
  }

  #outputLoss(targets: Int32Array, rows: number): number {
    const { activations, deltas, units } = this.layers[this.layers.length - 1];
    const output = outputLayerOf(units);
    output.activate(activations, rows, units);
    const loss = output.loss(activations, targets, this.weights, rows, units);
    for (let i = 0; i < rows * units; i++) deltas[i] = activations[i];
    output.subtractTargets(deltas, targets, rows, units);
    for (let i = 0, d = 0; i < rows; i++) {
      for (let j = 0; j < units; j++) deltas[d++] *= this.weights[i];
    }
    return loss;
  }

  #backward(rows: number, total: number): void {
    const { multiplyByDerivative } = ACTIVATIONS[this.#activation];
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const { coefs, coefsGradient, interceptsGradient, deltas, inputs, units } = this.layers[l];
      transposedProduct(this.#inputOf(l), deltas, coefsGradient, rows, this.#activeInputsOf(l), units);
      meanOfColumns(deltas, interceptsGradient, rows, units, total);
      if (l > 0) {
        const below = this.layers[l - 1];
        productTransposed(deltas, coefs, below.deltas, rows, inputs, units);
        multiplyByDerivative(below.activations, below.deltas, rows * inputs);
      }
    }
  }

  /** Adds the penalty to the weights' gradients, divides them by the rows' weight, and returns the penalty itself. */
  #penalise(total: number, alpha: number): number {
    let squares = 0;
    for (let l = 0; l < this.layers.length; l++) {
      const { coefs, coefsGradient, units } = this.layers[l];
      const active = this.#activeInputsOf(l) * units;
      for (let i = 0; i < active; i++) {
        coefsGradient[i] = (coefsGradient[i] + alpha * coefs[i]) / total;
        squares += coefs[i] * coefs[i];
      }
      for (let i = active; i < coefs.length; i++) {
        coefsGradient[i] = (alpha * coefs[i]) / total;
        squares += coefs[i] * coefs[i];
      }
    }
    return (0.5 * alpha * squares) / total;
  }

  #inputOf(layer: number): Float64Array {
    return layer === 0 ? this.batch : this.layers[layer - 1].activations;
  }

  #activeInputsOf(layer: number): number {
    return layer === 0 ? this.#activeInputs : this.layers[layer].inputs;
  }
}

function meanOfColumns(
  values: Float64Array,
  out: Float64Array,
  rows: number,
  columns: number,
  total: number,
): void {
  out.fill(0);
  for (let i = 0, v = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j] += values[v++];
  }
  for (let j = 0; j < columns; j++) out[j] /= total;
}

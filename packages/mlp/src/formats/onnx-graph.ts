/** The element types of tensors that are used, by their number in `TensorProto.DataType`. */
export const TENSOR_TYPE = { float: 1, int64: 7, string: 8, double: 11 } as const;

type TensorType = keyof typeof TENSOR_TYPE;

/** Numbers of any shape: doubles, or integers of 64 bits. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float64Array | BigInt64Array;
}

/** The value of an attribute: an integer, integers or strings. */
export type Attribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly strings: readonly string[] };

/** One operator with the names of what it reads and writes. */
export interface Node {
  readonly operator: string;
  /** Operator set; empty for ONNX's own. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** An input or output of a graph. */
export interface ValueInfo {
  readonly name: string;
  readonly type: TensorType;
  /** Sizes; a name stands for a size that is known at run time only. */
  readonly shape: readonly (number | string)[];
}

/** A computation on tensors, step by step. */
export class Graph {
  readonly nodes: Node[] = [];
  readonly constants: Tensor[] = [];

  constructor(
    readonly name: string,
    readonly inputs: readonly ValueInfo[],
    readonly outputs: readonly ValueInfo[],
  ) {}

  /** Adds a constant of doubles; an empty shape makes it a scalar. @returns Its name. */
  constant(name: string, data: ArrayLike<number>, shape: readonly number[] = [data.length]): string {
    this.constants.push({ name, shape, data: Float64Array.from(data) });
    return name;
  }

  /** Adds a vector of integers. @returns Its name. */
  integers(name: string, data: ArrayLike<number>): string {
    this.constants.push({ name, shape: [data.length], data: BigInt64Array.from(Array.from(data, BigInt)) });
    return name;
  }

  /** Adds an operator. @returns The name of its output. */
  apply(
    operator: string,
    inputs: readonly string[],
    {
      attributes = {},
      domain = '',
      output = `${operator}_${this.nodes.length}`,
    }: Partial<Pick<Node, 'attributes' | 'domain' | 'output'>> = {},
  ): string {
    this.nodes.push({ operator, domain, inputs, output, attributes });
    return output;
  }
}

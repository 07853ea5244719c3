import { PbfWriter } from 'pbf';
import type { Attribute, Graph, Node, Tensor, ValueInfo } from './onnx-graph.js';
import { TENSOR_TYPE } from './onnx-graph.js';

/** What an ONNX file holds besides its graph. */
export interface ModelHeader {
  readonly irVersion: number;
  readonly producer: string;
  /** Version of each operator set, by its domain. */
  readonly operatorSets: Readonly<Record<string, number>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Field numbers of the messages of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3 (ONNX 1.8 and later). */
const FIELD = {
  model: { irVersion: 1, producerName: 2, graph: 7, opsetImport: 8, metadataProps: 14 },
  operatorSet: { domain: 1, version: 2 },
  entry: { key: 1, value: 2 },
  graph: { node: 1, name: 2, initializer: 5, input: 11, output: 12 },
  node: { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 },
  attribute: { name: 1, i: 3, ints: 8, strings: 9, type: 20 },
  tensor: { dims: 1, dataType: 2, name: 8, rawData: 9 },
  valueInfo: { name: 1, type: 2 },
  type: { tensorType: 1 },
  tensorType: { elemType: 1, shape: 2 },
  shape: { dim: 1 },
  dimension: { value: 1, parameter: 2 },
} as const;

/** Numbers of `AttributeProto.AttributeType`. */
const ATTRIBUTE_TYPE = { int: 2, ints: 7, strings: 8 } as const;

/** A graph as the bytes of a ModelProto. */
export function modelProto(graph: Graph, header: ModelHeader): Uint8Array {
  const field = FIELD.model;
  const to = new PbfWriter();
  integer(to, field.irVersion, header.irVersion);
  text(to, field.producerName, header.producer);
  message(to, field.graph, () => writeGraph(to, graph));
  for (const [domain, version] of Object.entries(header.operatorSets)) {
    message(to, field.opsetImport, () => {
      text(to, FIELD.operatorSet.domain, domain);
      integer(to, FIELD.operatorSet.version, version);
    });
  }
  for (const [key, value] of Object.entries(header.metadata)) {
    message(to, field.metadataProps, () => {
      text(to, FIELD.entry.key, key);
      text(to, FIELD.entry.value, value);
    });
  }
  return to.finish();
}

function writeGraph(to: PbfWriter, { name, nodes, constants, inputs, outputs }: Graph): void {
  const field = FIELD.graph;
  for (const node of nodes) message(to, field.node, () => writeNode(to, node));
  text(to, field.name, name);
  for (const tensor of constants) message(to, field.initializer, () => writeTensor(to, tensor));
  for (const input of inputs) message(to, field.input, () => writeValueInfo(to, input));
  for (const output of outputs) message(to, field.output, () => writeValueInfo(to, output));
}

function writeNode(to: PbfWriter, { operator, domain, inputs, output, attributes }: Node): void {
  const field = FIELD.node;
  for (const input of inputs) text(to, field.input, input);
  text(to, field.output, output);
  text(to, field.name, output);
  text(to, field.opType, operator);
  for (const [name, value] of Object.entries(attributes)) {
    message(to, field.attribute, () => writeAttribute(to, name, value));
  }
  text(to, field.domain, domain);
}

function writeAttribute(to: PbfWriter, name: string, value: Attribute): void {
  const field = FIELD.attribute;
  text(to, field.name, name);
  if ('int' in value) {
    integer(to, field.i, value.int);
    integer(to, field.type, ATTRIBUTE_TYPE.int);
  } else if ('ints' in value) {
    for (const each of value.ints) integer(to, field.ints, each);
    integer(to, field.type, ATTRIBUTE_TYPE.ints);
  } else {
    for (const each of value.strings) text(to, field.strings, each);
    integer(to, field.type, ATTRIBUTE_TYPE.strings);
  }
}

function writeTensor(to: PbfWriter, { name, shape, data }: Tensor): void {
  const field = FIELD.tensor;
  for (const size of shape) integer(to, field.dims, size);
  integer(to, field.dataType, data instanceof Float64Array ? TENSOR_TYPE.double : TENSOR_TYPE.int64);
  text(to, field.name, name);
  to.writeBytesField(field.rawData, littleEndian(data));
}

function writeValueInfo(to: PbfWriter, { name, type, shape }: ValueInfo): void {
  text(to, FIELD.valueInfo.name, name);
  message(to, FIELD.valueInfo.type, () =>
    message(to, FIELD.type.tensorType, () => {
      integer(to, FIELD.tensorType.elemType, TENSOR_TYPE[type]);
      message(to, FIELD.tensorType.shape, () => {
        for (const size of shape) message(to, FIELD.shape.dim, () => writeDimension(to, size));
      });
    }),
  );
}

function writeDimension(to: PbfWriter, size: number | string): void {
  if (typeof size === 'number') integer(to, FIELD.dimension.value, size);
  else text(to, FIELD.dimension.parameter, size);
}

function integer(to: PbfWriter, field: number, value: number): void {
  to.writeVarintField(field, value);
}

function text(to: PbfWriter, field: number, value: string): void {
  to.writeStringField(field, value);
}

function message(to: PbfWriter, field: number, write: () => void): void {
  to.writeMessage(field, write, undefined);
}

function littleEndian(data: Float64Array | BigInt64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(data.byteLength));
  data.forEach((value, i) => {
    const offset = i * data.BYTES_PER_ELEMENT;
    if (typeof value === 'number') view.setFloat64(offset, value, true);
    else view.setBigInt64(offset, value, true);
  });
  return new Uint8Array(view.buffer);
}

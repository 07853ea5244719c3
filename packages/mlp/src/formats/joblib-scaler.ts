import { MlpError, PickleError } from '../mlp-error.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { readPickle } from './pickle.js';
import type { PickleRules } from './pickle-machine.js';
import type { PickleReader } from './pickle-reader.js';
import { PickleObject, type PickleValue } from './pickle-value.js';

const SCALER = 'sklearn.preprocessing._data.StandardScaler';
const ARRAY = 'joblib.numpy_pickle.NumpyArrayWrapper';
const DTYPE = 'numpy.dtype';
const NDARRAY = 'numpy.ndarray';
/** A numpy number; the module got an underscore in numpy 2. */
const SCALARS = ['numpy.core.multiarray.scalar', 'numpy._core.multiarray.scalar'];

const RULES: PickleRules = {
  globals: new Set([SCALER, ARRAY, DTYPE, NDARRAY, ...SCALARS]),
  built: (object, reader) => (object.type === ARRAY ? readArray(object, reader) : object),
};

/**
 * A StandardScaler from the file that `joblib.dump(scaler, path)` writes, uncompressed. The file is read as data; no
 * code in it is ever run, and names other than those of a scaler and its arrays are refused.
 *
 * @param bytes - The whole file.
 * @throws {@link PickleError} with the byte offset, for anything else and anything damaged.
 * @public
 */
export function readJoblibScaler(bytes: Uint8Array): StandardScaler {
  refuseCompression(bytes);
  const scaler = readPickle(bytes, RULES);
  if (!(scaler instanceof PickleObject) || scaler.type !== SCALER) {
    throw new PickleError(`expected a ${SCALER}`, 0);
  }
  const member = membersOf(scaler);
  for (const flag of ['with_mean', 'with_std']) {
    if (member(flag) !== true) throw new PickleError(`expected a scaler with ${flag}`, scaler.offset);
  }
  const array = (name: string): Float64Array => {
    const value = member(name);
    if (!(value instanceof Float64Array)) throw new PickleError(`expected an array ${name}`, scaler.offset);
    return value;
  };
  const state = { mean: array('mean_'), variance: array('var_'), scale: array('scale_') };
  try {
    return StandardScaler.fromState({ ...state, nSamplesSeen: countOf(member('n_samples_seen_'), scaler) });
  } catch (error) {
    if (error instanceof MlpError && !(error instanceof PickleError)) {
      throw new PickleError(error.message, scaler.offset);
    }
    throw error;
  }
}

/** The raw numbers that joblib puts into the stream right behind the array's description. */
function readArray(wrapper: PickleObject, reader: PickleReader): Float64Array {
  const member = membersOf(wrapper);
  const shape = member('shape');
  if (!Array.isArray(shape) || shape.length !== 1)
    throw new PickleError('expected a flat array', wrapper.offset);
  const length = countOf(shape[0], wrapper);
  if (dtypeOf(member('dtype')) !== '<f8')
    throw new PickleError('expected an array of type <f8', wrapper.offset);
  // joblib 1.2 began to align arrays: one byte says how many more follow as padding.
  if ((member('numpy_array_alignment_bytes') ?? null) !== null) reader.bytes(reader.uint8());
  return reader.float64Array(length);
}

function membersOf(object: PickleObject): (name: string) => PickleValue | undefined {
  const { state } = object;
  if (!(state instanceof Map)) throw new PickleError(`expected a ${object.type} with members`, object.offset);
  return (name) => state.get(name);
}

/** An integer from 0, be it a Python or a numpy one. */
function countOf(value: PickleValue | undefined, owner: PickleObject): number {
  const number = value instanceof PickleObject && SCALARS.includes(value.type) ? scalarOf(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
    throw new PickleError(`expected a count in ${owner.type}`, owner.offset);
  }
  return number;
}

function scalarOf({ args, offset }: PickleObject): number {
  const [dtype, bytes] = args;
  if (dtypeOf(dtype) !== '<i8' || !(bytes instanceof Uint8Array) || bytes.length !== 8) {
    throw new PickleError('expected a number of type <i8', offset);
  }
  return Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true));
}

/** Byte order and type code, such as `<f8`; numpy pickles them as `dtype('f8', ...)` with state (3, '<', ...). */
function dtypeOf(value: PickleValue | undefined): string {
  if (!(value instanceof PickleObject) || value.type !== DTYPE || !Array.isArray(value.state))
    return 'unknown';
  const [code] = value.args;
  const [, order] = value.state;
  return typeof code === 'string' && typeof order === 'string' ? order + code : 'unknown';
}

function refuseCompression(bytes: Uint8Array): void {
  const isZlib = bytes[0] === 0x78;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (isZlib || isGzip) throw new PickleError('the file is compressed: dump it with compress=0', 0);
}

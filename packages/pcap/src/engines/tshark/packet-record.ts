import { CaptureError } from '../../capture-error.js';
import { tunnelStart } from './tunnel-start.js';

/** How deep each layer of the objects of a record is indented, in blanks. */
const INDENTATION = 2;
/** Names of layers that addresses are in, where such a layer begins. */
const ADDRESSED_LAYER = /^( *)"(eth|ip|ipv6)": ["{]/gm;

/** What tshark tells of a packet, or of its own headers alone. */
export interface PacketRecord {
  /** The JSON that it was read from. */
  readonly text: string;
  /**
   * Values by the name of their field. As NetworkML 0.6.10 has it, a field that is there more than once has its last
   * value, in an order in which a layer that is repeated stands where it stood first, and is what it was last.
   */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads the record of a packet.
 *
 * @throws {@link CaptureError} if it is no such record
 */
export function parseRecord(text: string): PacketRecord {
  const values = new Map<string, string>();
  collect(layersIn(text), values);
  return { text, values };
}

/** The record of the packet's own headers, in front of what is tunnelled or quoted; undefined if nothing is. */
export function ownRecord({ text }: PacketRecord): PacketRecord | undefined {
  const layers = Array.from(text.matchAll(ADDRESSED_LAYER), ({ 1: blanks, 2: name, index }) => ({
    name,
    index,
    indentation: blanks.length,
  }));
  const tunnelled = layers[tunnelStart(layers.map(({ name }) => name))];
  if (tunnelled === undefined) return undefined;
  return parseRecord(closed(text.slice(0, tunnelled.index), tunnelled.indentation));
}

/** The beginning of a record, up to a line of this indentation, as a record of its own. */
function closed(beginning: string, indentation: number): string {
  const withoutComma = beginning.replace(/,?\s*$/, '');
  return withoutComma + '}'.repeat(indentation / INDENTATION - 1);
}

function layersIn(text: string): object {
  const record: unknown = parseJson(text);
  const layers = member(member(record, '_source'), 'layers');
  if (isObject(layers)) return layers;
  throw unreadable('tshark prints JSON of another kind than expected');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable('tshark prints what is no JSON', error);
  }
}

function unreadable(problem: string, cause?: unknown): CaptureError {
  return new CaptureError('unreadable', problem, { byteOffset: 0, layer: 'source' }, { cause });
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Depth first; later values take the place of earlier ones. */
function collect(layer: object, values: Map<string, string>): void {
  for (const [name, value] of Object.entries(layer)) {
    if (typeof value === 'string') values.set(name, value);
    else if (isObject(value)) collect(value, values);
  }
}

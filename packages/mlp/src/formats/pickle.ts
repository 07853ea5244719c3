import { PickleError } from '../mlp-error.js';
import { PickleMachine, type PickleRules } from './pickle-machine.js';
import { PickleReader } from './pickle-reader.js';
import type { PickleValue } from './pickle-value.js';

/**
 * Reads a pickle (protocols 2 to 5) with a machine that knows data opcodes only. Nothing of the stream is executed:
 * names outside `rules.globals` and all other opcodes are errors. Time and memory are linear in the bytes.
 *
 * @throws {@link PickleError} with the offset of the opcode that failed.
 */
export function readPickle(bytes: Uint8Array, rules: PickleRules): PickleValue {
  const reader = new PickleReader(bytes);
  const machine = new PickleMachine(reader, rules);
  for (;;) {
    machine.at = reader.offset;
    const opcode = reader.uint8();
    if (opcode === STOP) break;
    const execute = OPCODES.get(opcode);
    if (execute === undefined)
      machine.fail(`opcode 0x${opcode.toString(16).padStart(2, '0')} is not allowed`);
    else execute(machine, reader);
  }
  const value = machine.pop();
  if (!machine.isEmpty) machine.fail('values left on the stack');
  if (!reader.atEnd) throw new PickleError('data after the end of the pickle', reader.offset);
  return value;
}

const STOP = 0x2e;

/** The data opcodes, as named and numbered in Python's pickletools. Lists are not among them: no scaler holds one. */
const OPCODES: ReadonlyMap<number, (machine: PickleMachine, reader: PickleReader) => void> = new Map([
  [0x80, (machine, reader) => void (reader.uint8() > 5 && machine.fail('protocol is newer than 5'))], // PROTO
  [0x95, (_, reader) => void reader.bytes(8)], // FRAME: only a hint for buffering
  [0x28, (machine) => machine.mark()], // MARK
  [0x4e, (machine) => machine.push(null)], // NONE
  [0x88, (machine) => machine.push(true)], // NEWTRUE
  [0x89, (machine) => machine.push(false)], // NEWFALSE
  [0x4b, (machine, reader) => machine.push(reader.uint8())], // BININT1
  [0x4d, (machine, reader) => machine.push(reader.uint16())], // BININT2
  [0x4a, (machine, reader) => machine.push(reader.int32())], // BININT
  [0x8a, (machine, reader) => machine.push(reader.integer(reader.uint8()))], // LONG1
  [0x47, (machine, reader) => machine.push(reader.float64())], // BINFLOAT
  [0x8c, (machine, reader) => machine.push(reader.text(reader.uint8()))], // SHORT_BINUNICODE
  [0x58, (machine, reader) => machine.push(reader.text(reader.uint32()))], // BINUNICODE
  [0x43, (machine, reader) => machine.push(reader.bytes(reader.uint8()))], // SHORT_BINBYTES
  [0x42, (machine, reader) => machine.push(reader.bytes(reader.uint32()))], // BINBYTES
  [0x29, (machine) => machine.push([])], // EMPTY_TUPLE
  [0x85, (machine) => machine.push(machine.popLast(1))], // TUPLE1
  [0x86, (machine) => machine.push(machine.popLast(2))], // TUPLE2
  [0x87, (machine) => machine.push(machine.popLast(3))], // TUPLE3
  [0x74, (machine) => machine.push(machine.popToMark())], // TUPLE
  [0x7d, (machine) => machine.push(new Map())], // EMPTY_DICT
  [0x73, (machine) => machine.setItems(machine.popLast(2))], // SETITEM
  [0x75, (machine) => machine.setItems(machine.popToMark())], // SETITEMS
  [0x94, (machine) => machine.memoize()], // MEMOIZE
  [0x71, (machine, reader) => machine.memoize(reader.uint8())], // BINPUT
  [0x72, (machine, reader) => machine.memoize(reader.uint32())], // LONG_BINPUT
  [0x68, (machine, reader) => machine.recall(reader.uint8())], // BINGET
  [0x6a, (machine, reader) => machine.recall(reader.uint32())], // LONG_BINGET
  [0x63, (machine, reader) => machine.pushGlobal([reader.line(), reader.line()])], // GLOBAL
  [0x93, (machine) => machine.pushGlobal(machine.popLast(2))], // STACK_GLOBAL
  [0x81, (machine) => machine.pushObject()], // NEWOBJ
  [0x52, (machine) => machine.pushObject()], // REDUCE: described like NEWOBJ, for nothing is called
  [0x62, (machine) => machine.build()], // BUILD
]);

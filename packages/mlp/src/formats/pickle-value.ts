/** What a pickle may hold here: plain data, and objects that are described, never made. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | Float64Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | PickleGlobal
  | PickleObject;

/** A Python class or function by name. */
export class PickleGlobal {
  constructor(readonly name: string) {}
}

/** A Python object: what it would be made with. */
export class PickleObject {
  state: PickleValue | undefined;
  constructor(
    readonly type: string,
    readonly args: readonly PickleValue[],
    /** Where in the stream it is made, in bytes. */
    readonly offset: number,
  ) {}
}

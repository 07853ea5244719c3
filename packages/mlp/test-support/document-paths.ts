/** Replaces the value at a path of a parsed JSON document. */
export function setAt(document: unknown, path: readonly string[], value: unknown): void {
  const parent = path.slice(0, -1).reduce((node, key) => Reflect.get(Object(node), key), document);
  Reflect.set(Object(parent), String(path.at(-1)), value);
}

/** The paths of all values that hold no others, and of what holds them but for the document itself. */
export function leafPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) => leafPaths(member, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

/**
 * The module's one memory, laid out from the bottom up: first what stays, then what is laid out anew for other rows.
 * Positions are counted in 64 bits, so that a layout that does not fit is noticed instead of wrapping around.
 */

const PAGE: u64 = 65536;
/** All of 4 GiB but for the last page, so that the end of an area never wraps around to 0. */
const MOST_PAGES: u64 = 65535;
/** A cache line: vectors never straddle two. */
const ALIGNMENT: u64 = 64;

const START: u64 = (<u64>__heap_base + ALIGNMENT - 1) & ~(ALIGNMENT - 1);

let end: u64 = START;

/** Where the next area begins. */
export function mark(): u64 {
  return end;
}

/** Forgets every area from a mark on. */
export function release(to: u64): void {
  end = to;
}

/** Forgets every area. */
export function releaseAll(): void {
  release(START);
}

/** An area of so many bytes; it may be used once `commit` is true. */
export function area(bytes: u64): usize {
  const start = end;
  end += (bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  return <usize>start;
}

/** Makes the memory as large as the areas ask for, and clears them from `from` on; false if there is not as much. */
export function commit(from: u64): bool {
  const pages = (end + PAGE - 1) / PAGE;
  if (pages > MOST_PAGES) return false;
  const missing = <i32>pages - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) return false;
  memory.fill(<usize>from, 0, <usize>(end - from));
  return true;
}

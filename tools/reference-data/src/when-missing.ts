/** What becomes of a test without its reference data, given the variable `CI` of the environment. */
export function whenMissing(ci: string | undefined): 'skip' | 'fail' {
  return ci === 'true' || ci === '1' ? 'fail' : 'skip';
}

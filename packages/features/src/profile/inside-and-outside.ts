/** Numbers of distinct addresses, or of what has them, by where these are. */
export interface InsideAndOutside {
  /** Private, link-local, unique local. */
  readonly inside: number;
  readonly outside: number;
}

/** Classes of operating systems, by how they open TCP connections. */
export const OPERATING_SYSTEMS = [
  'windows',
  'linux-like',
  'apple',
  'bsd',
  'embedded',
  'network',
  'unknown',
] as const;

/** Class of an operating system: `linux-like` is Linux and Android, `network` routers and switches. */
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

/** Kinds of TCP options (RFC 9293, RFC 2018, RFC 7323). */
const KIND = { eol: 14, nop: 1, mss: 2, scale: 3, sack: 4, timestamp: 8 } as const;
type OptionName = keyof typeof KIND;

/** How a class of operating systems fills its SYN, or the SYN and ACK that answers one. */
interface StackSignature {
  readonly system: OperatingSystem;
  /** Which segments. */
  readonly of: 'syn' | 'syn-ack';
  /** The options in their order; padding at the end does not count. */
  readonly options: readonly OptionName[];
  /** The initial time to live, if it matters. */
  readonly hops?: 32 | 64 | 128 | 255;
  /** Windows, if they matter. */
  readonly windows?: readonly [least: number, greatest: number];
}

/** What Cisco IOS begins with. */
const IOS_WINDOW = [4128, 4128] as const;
/** What devices with little memory begin with; port scanners begin with 1024. */
const SMALL_WINDOWS = [1025, 16_384] as const;

/** After p0f's database (Zalewski) and captures of known machines. The first that fits counts. */
const SIGNATURES: readonly StackSignature[] = [
  { system: 'network', of: 'syn', options: ['mss'], hops: 255, windows: IOS_WINDOW },
  { system: 'network', of: 'syn-ack', options: ['mss'], hops: 255, windows: IOS_WINDOW },
  { system: 'windows', of: 'syn', options: ['mss', 'nop', 'scale', 'nop', 'nop', 'sack'] },
  { system: 'windows', of: 'syn', options: ['mss', 'nop', 'nop', 'sack'], hops: 128 },
  { system: 'windows', of: 'syn', options: ['mss', 'nop', 'scale', 'sack', 'timestamp'], hops: 128 },
  {
    system: 'windows',
    of: 'syn',
    options: ['mss', 'nop', 'scale', 'nop', 'nop', 'timestamp', 'nop', 'nop'],
    hops: 128,
  },
  { system: 'windows', of: 'syn', options: ['mss', 'nop', 'scale', 'nop', 'nop', 'timestamp'], hops: 128 },
  { system: 'windows', of: 'syn-ack', options: ['mss', 'nop', 'scale', 'nop', 'nop', 'sack'], hops: 128 },
  { system: 'windows', of: 'syn-ack', options: ['mss', 'nop', 'scale', 'sack', 'timestamp'], hops: 128 },
  { system: 'windows', of: 'syn-ack', options: ['mss', 'nop', 'nop', 'sack'], hops: 128 },
  {
    system: 'windows',
    of: 'syn-ack',
    options: ['mss', 'nop', 'scale', 'nop', 'nop', 'timestamp', 'nop', 'nop'],
    hops: 128,
  },
  { system: 'linux-like', of: 'syn', options: ['mss', 'sack', 'timestamp', 'nop', 'scale'] },
  { system: 'linux-like', of: 'syn', options: ['mss', 'nop', 'nop', 'sack', 'nop', 'scale'], hops: 64 },
  { system: 'linux-like', of: 'syn', options: ['mss', 'nop', 'nop', 'timestamp'], hops: 64 },
  { system: 'linux-like', of: 'syn-ack', options: ['mss', 'sack', 'timestamp', 'nop', 'scale'] },
  { system: 'linux-like', of: 'syn-ack', options: ['mss', 'sack', 'timestamp'] },
  { system: 'linux-like', of: 'syn-ack', options: ['mss', 'nop', 'nop', 'timestamp', 'nop', 'scale'] },
  { system: 'linux-like', of: 'syn-ack', options: ['mss', 'nop', 'nop', 'sack', 'nop', 'scale'] },
  { system: 'linux-like', of: 'syn-ack', options: ['mss', 'nop', 'nop', 'sack'], hops: 64 },
  { system: 'apple', of: 'syn', options: ['mss', 'nop', 'scale', 'nop', 'nop', 'timestamp', 'sack'] },
  { system: 'apple', of: 'syn-ack', options: ['mss', 'nop', 'scale', 'nop', 'nop', 'timestamp', 'sack'] },
  { system: 'bsd', of: 'syn', options: ['mss', 'nop', 'scale', 'sack', 'timestamp'] },
  { system: 'bsd', of: 'syn-ack', options: ['mss', 'nop', 'scale', 'sack', 'timestamp'] },
  { system: 'bsd', of: 'syn-ack', options: ['mss', 'nop', 'scale', 'nop', 'nop', 'timestamp'] },
  { system: 'bsd', of: 'syn-ack', options: ['mss', 'nop', 'scale', 'sack'] },
  { system: 'embedded', of: 'syn', options: ['mss'], windows: SMALL_WINDOWS },
  { system: 'embedded', of: 'syn', options: ['mss', 'nop', 'nop', 'nop'] },
  { system: 'embedded', of: 'syn', options: ['mss', 'nop', 'scale'] },
  { system: 'embedded', of: 'syn', options: ['mss', 'nop', 'nop', 'sack'], hops: 255 },
  { system: 'embedded', of: 'syn', options: ['mss', 'nop', 'scale', 'nop', 'nop', 'timestamp'] },
  { system: 'embedded', of: 'syn-ack', options: ['mss'], windows: SMALL_WINDOWS },
  { system: 'embedded', of: 'syn-ack', options: ['mss', 'nop', 'nop', 'nop'] },
  {
    system: 'embedded',
    of: 'syn-ack',
    options: ['mss', 'nop', 'scale', 'nop', 'nop', 'sack', 'nop', 'nop'],
  },
];

const OPTION_BITS = 4;
const OPTION_MASK = 0b1111;

/** The options as the column `tcpOptionKind` holds them. */
function packed(options: readonly OptionName[]): number {
  return options.reduce((word, name, i) => (word | (KIND[name] << (OPTION_BITS * i))) >>> 0, 0);
}

const PACKED = SIGNATURES.map((signature) => ({ ...signature, options: packed(signature.options) }));

/** Without the ends of the list at its end, which are padding. */
function withoutPadding(options: number): number {
  let word = options;
  for (let at = 7; at >= 0; at--) {
    const kind = (word >>> (OPTION_BITS * at)) & OPTION_MASK;
    if (kind === KIND.eol) word = (word & ~(OPTION_MASK << (OPTION_BITS * at))) >>> 0;
    else if (kind !== 0) break;
  }
  return word;
}

/** Initial values of the time to live (or hop limit) that stacks use. */
export const INITIAL_HOPS = [32, 64, 128, 255] as const;

/** The initial time to live of a packet that has so many hops left: the next one of {@link INITIAL_HOPS}. */
export function initialHops(hopsLeft: number): (typeof INITIAL_HOPS)[number] {
  return INITIAL_HOPS.find((hops) => hopsLeft <= hops) ?? 255;
}

/**
 * Index in {@link OPERATING_SYSTEMS} of the sender of a SYN.
 *
 * @param isAnswer whether it has ACK set, too
 * @param optionKinds as the column `tcpOptionKind` holds them
 */
export function operatingSystem(
  isAnswer: boolean,
  optionKinds: number,
  window: number,
  hopsLeft: number,
): number {
  const options = withoutPadding(optionKinds);
  const initial = initialHops(hopsLeft);
  const segment = isAnswer ? 'syn-ack' : 'syn';
  const found = PACKED.find(
    (signature) =>
      signature.of === segment &&
      signature.options === options &&
      (signature.hops === undefined || signature.hops === initial) &&
      (signature.windows === undefined || (window >= signature.windows[0] && window <= signature.windows[1])),
  );
  return OPERATING_SYSTEMS.indexOf(found?.system ?? 'unknown');
}

/** A block of addresses: those whose first `bits` bits are those of `bytes`, zeros added. */
interface AddressBlock {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** IANA IPv4 special-purpose address registry: the blocks that Python 3.11's `ipaddress` calls private. */
const PRIVATE_IPV4: readonly AddressBlock[] = [
  { bytes: [0], bits: 8 },
  { bytes: [10], bits: 8 },
  { bytes: [127], bits: 8 },
  { bytes: [169, 254], bits: 16 },
  { bytes: [172, 16], bits: 12 },
  { bytes: [192, 0, 0], bits: 24 },
  { bytes: [192, 0, 2], bits: 24 },
  { bytes: [192, 168], bits: 16 },
  { bytes: [198, 18], bits: 15 },
  { bytes: [198, 51, 100], bits: 24 },
  { bytes: [203, 0, 113], bits: 24 },
  { bytes: [240], bits: 4 },
];

/** Globally reachable addresses within the blocks above. */
const PRIVATE_IPV4_EXCEPTIONS: readonly AddressBlock[] = [
  { bytes: [192, 0, 0, 9], bits: 32 },
  { bytes: [192, 0, 0, 10], bits: 32 },
];

/** IANA IPv6 special-purpose address registry, likewise. */
const PRIVATE_IPV6: readonly AddressBlock[] = [
  { bytes: [], bits: 128 },
  { bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], bits: 128 },
  { bytes: [0x00, 0x64, 0xff, 0x9b, 0x00, 0x01], bits: 48 },
  { bytes: [0x01], bits: 64 },
  { bytes: [0x20, 0x01], bits: 23 },
  { bytes: [0x20, 0x01, 0x0d, 0xb8], bits: 32 },
  { bytes: [0x20, 0x02], bits: 16 },
  { bytes: [0xfc], bits: 7 },
  { bytes: [0xfe, 0x80], bits: 10 },
];

const PRIVATE_IPV6_EXCEPTIONS: readonly AddressBlock[] = [
  { bytes: [0x20, 0x01, 0x00, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], bits: 128 },
  { bytes: [0x20, 0x01, 0x00, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], bits: 128 },
  { bytes: [0x20, 0x01, 0x00, 0x03], bits: 32 },
  { bytes: [0x20, 0x01, 0x00, 0x04, 0x01, 0x12], bits: 48 },
  { bytes: [0x20, 0x01, 0x00, 0x20], bits: 28 },
  { bytes: [0x20, 0x01, 0x00, 0x30], bits: 28 },
];

const IPV4_MAPPED: AddressBlock = { bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], bits: 96 };
const IPV4_MULTICAST: AddressBlock = { bytes: [224], bits: 4 };
const IPV4_LENGTH = 4;

/** IANA special-purpose and multicast registries: addresses that no single host has. */
const NO_HOST_IPV4: readonly AddressBlock[] = [
  { bytes: [], bits: 32 },
  IPV4_MULTICAST,
  { bytes: [255, 255, 255, 255], bits: 32 },
];
const NO_HOST_IPV6: readonly AddressBlock[] = [
  { bytes: [], bits: 128 },
  { bytes: [0xff], bits: 8 },
];

/** True if an IPv4 (4 bytes) or IPv6 address (16 bytes) is not globally reachable. */
export function isPrivate(address: Uint8Array): boolean {
  if (address.length === IPV4_LENGTH) {
    return isInAny(address, PRIVATE_IPV4) && !isInAny(address, PRIVATE_IPV4_EXCEPTIONS);
  }
  if (isIn(address, IPV4_MAPPED)) return isPrivate(address.subarray(12));
  return isInAny(address, PRIVATE_IPV6) && !isInAny(address, PRIVATE_IPV6_EXCEPTIONS);
}

/** True if the address is IPv4 (4 bytes) and in 224.0.0.0/4. */
export function isIpv4Multicast(address: Uint8Array): boolean {
  return address.length === IPV4_LENGTH && isIn(address, IPV4_MULTICAST);
}

/** True if an IPv4 (4 bytes) or IPv6 address (16 bytes) may be that of a host: neither unspecified, nor of a group, nor of all. */
export function isHost(address: Uint8Array): boolean {
  return !isInAny(address, address.length === IPV4_LENGTH ? NO_HOST_IPV4 : NO_HOST_IPV6);
}

function isInAny(address: Uint8Array, blocks: readonly AddressBlock[]): boolean {
  return blocks.some((block) => isIn(address, block));
}

function isIn(address: Uint8Array, { bytes, bits }: AddressBlock): boolean {
  const whole = bits >> 3;
  for (let i = 0; i < whole; i++) if (address[i] !== (bytes[i] ?? 0)) return false;
  const rest = 8 - (bits & 7);
  return rest === 8 || address[whole] >> rest === (bytes[whole] ?? 0) >> rest;
}

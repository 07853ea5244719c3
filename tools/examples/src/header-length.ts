const ETHERNET_LENGTH = 14;
const VLAN_TAG_LENGTH = 4;
const VLAN = 0x8100;

/** Bytes of the headers that need no more than an EtherType or a protocol number to tell. */
const FIXED_LENGTH_BY_ETHER_TYPE = new Map([
  [0x0806, 28],
  [0x888e, 4],
]);
const FIXED_LENGTH_BY_PROTOCOL = new Map([
  [1, 8],
  [2, 8],
  [17, 8],
  [58, 8],
]);

/**
 * Where the headers of an Ethernet frame end, read from the frame alone: the check on what the wire formats of this
 * package have built.
 */
export function headerLength(frame: Uint8Array): number {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const isTagged = view.getUint16(12) === VLAN;
  const network = ETHERNET_LENGTH + (isTagged ? VLAN_TAG_LENGTH : 0);
  const etherType = view.getUint16(network - 2);
  if (etherType === 0x0800) return ipv4(view, network);
  if (etherType === 0x86dd) return ipv6(view, network);
  return network + known(FIXED_LENGTH_BY_ETHER_TYPE, etherType, 'EtherType');
}

function ipv4(view: DataView, at: number): number {
  return transport(view, at + (view.getUint8(at) & 0x0f) * 4, view.getUint8(at + 9));
}

function ipv6(view: DataView, at: number): number {
  const nextHeader = view.getUint8(at + 6);
  const next = at + 40;
  if (nextHeader !== 0) return transport(view, next, nextHeader);
  return transport(view, next + (view.getUint8(next + 1) + 1) * 8, view.getUint8(next));
}

function transport(view: DataView, at: number, protocol: number): number {
  if (protocol === 6) return at + (view.getUint8(at + 12) >> 4) * 4;
  return at + known(FIXED_LENGTH_BY_PROTOCOL, protocol, 'protocol');
}

function known(lengths: ReadonlyMap<number, number>, number: number, what: string): number {
  const length = lengths.get(number);
  if (length === undefined) throw new Error(`unexpected ${what} ${number}`);
  return length;
}

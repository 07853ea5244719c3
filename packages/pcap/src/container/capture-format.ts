import type { ContainerReader } from './container-reader.js';
import { isPcapMagic, PcapReader } from './pcap.js';
import { isPcapngMagic, PcapngReader } from './pcapng.js';

/** Number of leading bytes that tell every format apart. */
export const MAGIC_LENGTH = 4;

interface Container {
  readonly matches: (magic: number) => boolean;
  readonly reader: () => ContainerReader;
}

const CONTAINERS: readonly Container[] = [
  { matches: isPcapMagic, reader: () => new PcapReader() },
  { matches: isPcapngMagic, reader: () => new PcapngReader() },
];

/** A reader for the container that begins with these bytes, or undefined if none is known. */
export function containerReader(start: Uint8Array): ContainerReader | undefined {
  if (start.length < MAGIC_LENGTH) return undefined;
  const magic = new DataView(start.buffer, start.byteOffset, start.byteLength).getUint32(0);
  return CONTAINERS.find((container) => container.matches(magic))?.reader();
}

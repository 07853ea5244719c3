import { office } from './office/office.js';
import { smartHome } from './smart-home/smart-home.js';

/** The example captures by file name. */
export const EXAMPLE_CAPTURES: readonly (readonly [name: string, make: () => Uint8Array])[] = [
  ['smart-home.pcap', smartHome],
  ['office.pcapng', office],
];

/** Where they lie. */
export const EXAMPLES_FOLDER = new URL('../../../examples/', import.meta.url);

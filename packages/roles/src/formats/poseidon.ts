import {
  type CapturePredictions,
  macAddresses,
  type NetworkmlDevice,
  type RunIdentity,
} from './networkml.js';

/** A message that Poseidon takes from the result file of NetworkML 0.6.12 and later. */
export interface PoseidonMessage {
  readonly tool: 'networkml';
  readonly version?: string | undefined;
  readonly id: string;
  readonly type: 'metadata';
  readonly file_path: string;
  readonly data: '' | { readonly mac_addresses: Readonly<Record<string, NetworkmlDevice>> };
  readonly results: { readonly tool: 'networkml'; readonly version: string };
}

/**
 * The result file that Poseidon publishes: one message with the devices, one that says that the work is done.
 *
 * @param version version of the program that made the predictions
 */
export function poseidonDocument(
  captures: readonly CapturePredictions[],
  version: string,
  run: RunIdentity = {},
): readonly [PoseidonMessage, PoseidonMessage] {
  const id = run.id ?? '';
  const filePath = run.filePath ?? captures[0]?.path ?? '';
  const results = { tool: 'networkml', version } as const;
  return [
    {
      tool: 'networkml',
      version,
      id,
      type: 'metadata',
      file_path: filePath,
      data: { mac_addresses: macAddresses(captures, run) },
      results,
    },
    { tool: 'networkml', id, type: 'metadata', file_path: filePath, data: '', results },
  ];
}

import { baseName, traceName } from '../capture-name.js';
import type { RolePrediction } from '../prediction.js';
import { displayName, UNKNOWN } from '../taxonomy.js';

/** What NetworkML 0.6.10 says of one device. */
export interface NetworkmlDevice {
  readonly uid: string;
  readonly file_path: string;
  readonly pcap: string;
  readonly pcap_key: string | null;
  readonly pcap_labels: string | null;
  readonly timestamp: number | null;
  readonly source_ip: string | null;
  readonly decisions: { readonly investigate: boolean };
  readonly classification: { readonly labels: readonly string[]; readonly confidences: readonly number[] };
}

/** The result file of NetworkML 0.6.7 to 0.6.11, `predict.json`. */
export interface NetworkmlDocument {
  readonly tool: 'networkml';
  readonly data: { readonly mac_addresses: Readonly<Record<string, NetworkmlDevice>> };
}

/** The predictions of one capture. */
export interface CapturePredictions {
  /** Path of the capture as it was given. */
  readonly path: string;
  readonly predictions: readonly RolePrediction[];
}

/** What the environment of a run adds to its results. */
export interface RunIdentity {
  /** Identifier of the run: the original takes it from the environment variable `id`. */
  readonly id?: string | undefined;
  /** Path to report instead of the capture's own: the original takes it from the environment variable `file_path`. */
  readonly filePath?: string | undefined;
}

/** What the original writes where no identifier is given: Python's text of `None`. */
const NO_ID = 'None';
/** Consumers read exactly three labels and confidences. */
const REPORTED_ROLES = 3;

/** The result file of NetworkML 0.6.10. A device of several captures is reported of the last one. */
export function networkmlDocument(
  captures: readonly CapturePredictions[],
  run: RunIdentity = {},
): NetworkmlDocument {
  return { tool: 'networkml', data: { mac_addresses: macAddresses(captures, run) } };
}

/** The devices of a result file by MAC address. */
export function macAddresses(
  captures: readonly CapturePredictions[],
  run: RunIdentity,
): Readonly<Record<string, NetworkmlDevice>> {
  return Object.fromEntries(
    captures.flatMap(({ path, predictions }) =>
      predictions.map((prediction) => [keyOf(prediction), device(path, prediction, run)]),
    ),
  );
}

/** The original knows MAC addresses only; a device without one is under its IP address. */
function keyOf({ mac, addresses }: RolePrediction): string {
  return mac ?? addresses[0] ?? '';
}

function device(path: string, prediction: RolePrediction, { id, filePath }: RunIdentity): NetworkmlDevice {
  const { key, labels } = traceName(path);
  return {
    uid: id ?? NO_ID,
    file_path: filePath ?? path,
    pcap: baseName(path),
    pcap_key: key,
    pcap_labels: labels,
    timestamp: prediction.lastSeen,
    source_ip: prediction.addresses[0] ?? null,
    decisions: { investigate: prediction.role === UNKNOWN },
    classification: classification(prediction),
  };
}

/** A model of fewer roles is filled up with Unknown at probability 0. */
function classification({ roles }: RolePrediction): NetworkmlDevice['classification'] {
  const top = Array.from({ length: REPORTED_ROLES }, (_, i) => roles[i] ?? { role: UNKNOWN, probability: 0 });
  return {
    labels: top.map(({ role }) => displayName(role)),
    confidences: top.map(({ probability }) => probability),
  };
}

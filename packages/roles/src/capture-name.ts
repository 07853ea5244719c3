/** What a capture's name says by the convention of NetworkML's training data: `DeviceName-deviceID-time-duration-flags.pcap`. */
export interface TrainingCaptureName {
  /** The role of the captured device: all up to the first hyphen. */
  readonly role: string;
  readonly deviceId: string | undefined;
  readonly time: string | undefined;
  readonly duration: string | undefined;
  readonly flags: string | undefined;
}

/** What a capture's name says by the convention of Poseidon: `trace_<key>_<date>[-client|server-<labels>].pcap`. */
export interface TraceName {
  /** Poseidon's key of the endpoint, or the name up to its first dot where the convention is not followed. */
  readonly key: string | null;
  /** What follows `client-` or `server-`, such as an address with hyphens. */
  readonly labels: string | null;
}

/** Reads a name by the convention of the training data; undefined if it has no hyphen. */
export function trainingCaptureName(path: string): TrainingCaptureName | undefined {
  const parts = baseName(path)
    .replace(/\.(pcap|pcapng|dump|capture)(\.gz)?$/, '')
    .split('-');
  const [role, deviceId, time, duration, ...flags] = parts;
  if (!role || deviceId === undefined) return undefined;
  return { role, deviceId, time, duration, flags: flags.length > 0 ? flags.join('-') : undefined };
}

/** Reads a name by the convention of Poseidon, as NetworkML 0.6.10 does. */
export function traceName(path: string): TraceName {
  const name = baseName(path);
  const labelled = /^trace_([\da-f]+)_[\d_-]+-(?:client|server)-(.+)\.pcap$/.exec(name);
  if (labelled !== null) return { key: labelled[1] ?? null, labels: labelled[2] ?? null };
  const plain = /^trace_([\da-f]+)_[\d_-]+\.pcap$/.exec(name);
  if (plain !== null) return { key: plain[1] ?? null, labels: null };
  if (name.startsWith('trace_')) return { key: null, labels: null };
  return { key: name.replace(/\..*/s, ''), labels: null };
}

/** The last part of a path, with either separator. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

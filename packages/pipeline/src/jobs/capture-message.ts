import { type DeviceRow, FEATURE_SCHEMAS, FeatureTable, type SchemaOptions } from '@networkml/features';
import { CaptureError, type CaptureErrorCode, type CaptureErrorPlace } from '@networkml/pcap';
import type { CaptureStatus, CaptureTotals } from '../capture-reading.js';
import type { FeaturizedCapture } from '../featurize-captures.js';

/** A featurized capture as it goes from one thread to another (structured clone). */
export interface CaptureMessage {
  readonly path: string;
  readonly name: string;
  readonly status: CaptureStatus;
  readonly error: ErrorMessage | null;
  readonly statistics: CaptureTotals;
  readonly table: TableMessage;
}

interface ErrorMessage {
  readonly code: CaptureErrorCode;
  readonly problem: string;
  readonly place: CaptureErrorPlace;
}

interface TableMessage {
  readonly options: SchemaOptions;
  readonly devices: readonly DeviceRow[];
  readonly canonicalMac: string | undefined;
  /** In the order of the schema's features. */
  readonly columns: readonly Float64Array[];
}

/** What is sent of a capture. */
export function captureMessage({
  path,
  name,
  status,
  error,
  statistics,
  table,
}: FeaturizedCapture): CaptureMessage {
  const { read, wireBytes, capturedBytes, decoded, skipped, linkTypes, firstTime, lastTime, duration } =
    statistics;
  const { options, devices, canonicalMac, columns } = table;
  return {
    path,
    name,
    status,
    error: error && { code: error.code, problem: error.problem, place: error.place },
    statistics: {
      read,
      wireBytes,
      capturedBytes,
      decoded,
      skipped,
      linkTypes,
      firstTime,
      lastTime,
      duration,
    },
    table: { options, devices, canonicalMac, columns: [...columns.values()] },
  };
}

/** The capture of a message. @throws Error if no schema has the id */
export function captureOf(message: CaptureMessage, schemaId: string): FeaturizedCapture {
  const schema = FEATURE_SCHEMAS.get(schemaId);
  if (schema === undefined) throw new Error(`no schema ${schemaId}`);
  const { error, table, ...reading } = message;
  const { options, devices, canonicalMac, columns } = table;
  const values = devices.map((_, row) => columns.map((column) => column[row]));
  return {
    ...reading,
    error: error && new CaptureError(error.code, error.problem, error.place),
    table: new FeatureTable(schema, options, devices, canonicalMac, values),
  };
}

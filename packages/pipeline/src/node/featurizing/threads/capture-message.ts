import {
  type DeviceProfile,
  type DeviceRow,
  FEATURE_SCHEMAS,
  type FeatureSchema,
  FeatureTable,
} from '@networkml/features';
import { CaptureError, type CaptureErrorCode, type CaptureErrorPlace } from '@networkml/pcap';
import type { FeaturizedCapture } from '../../../featurizing/featurize-capture.js';
import type { CaptureStatus, CaptureTotals } from '../../../reading/capture-reading.js';

/** A featurized capture as it goes from one thread to another (structured clone). */
export interface CaptureMessage {
  readonly path: string;
  readonly name: string;
  readonly status: CaptureStatus;
  readonly error: ErrorMessage | null;
  readonly statistics: CaptureTotals;
  readonly table: TableMessage;
  readonly beginnings: readonly TableMessage[];
}

interface ErrorMessage {
  readonly code: CaptureErrorCode;
  readonly problem: string;
  readonly place: CaptureErrorPlace;
}

interface TableMessage {
  readonly devices: readonly DeviceRow[];
  readonly canonicalMac: string | undefined;
  /** In the order of the schema's features. */
  readonly columns: readonly Float64Array[];
  readonly profiles: readonly DeviceProfile[];
}

/** What is sent of a capture. */
export function captureMessage({
  path,
  name,
  status,
  error,
  statistics,
  table,
  beginnings,
}: FeaturizedCapture): CaptureMessage {
  const { read, wireBytes, capturedBytes, decoded, skipped, linkTypes, firstTime, lastTime, duration } =
    statistics;
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
    table: tableMessage(table),
    beginnings: beginnings.map(tableMessage),
  };
}

function tableMessage({ devices, canonicalMac, columns, profiles }: FeatureTable): TableMessage {
  return { devices, canonicalMac, columns: [...columns.values()], profiles };
}

/** The capture of a message. @throws Error if no schema has the id */
export function captureOf(message: CaptureMessage, schemaId: string): FeaturizedCapture {
  const schema = FEATURE_SCHEMAS.get(schemaId);
  if (schema === undefined) throw new Error(`no schema ${schemaId}`);
  const { error, table, beginnings, ...reading } = message;
  return {
    ...reading,
    error: error && new CaptureError(error.code, error.problem, error.place),
    table: tableOf(table, schema),
    beginnings: beginnings.map((each) => tableOf(each, schema)),
  };
}

function tableOf(
  { devices, canonicalMac, columns, profiles }: TableMessage,
  schema: FeatureSchema,
): FeatureTable {
  const values = devices.map((_, row) => columns.map((column) => column[row]));
  return new FeatureTable(schema, devices, canonicalMac, values, profiles);
}

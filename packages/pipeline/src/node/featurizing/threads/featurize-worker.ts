import { FEATURE_SCHEMAS } from '@networkml/features';
import type { EngineName } from '@networkml/pcap/engines';
import { type FeaturizedCaptureOptions, featurizeCapture } from '../../../featurizing/featurize-capture.js';
import type { CaptureInput } from '../../reading/capture-input.js';
import { openInput } from '../../reading/open-captures.js';

import { type CaptureMessage, captureMessage } from './capture-message.js';

/** What a worker thread is asked to do. */
export interface FeaturizeTask {
  readonly input: CaptureInput;
  readonly engine: EngineName;
  readonly schemaId: string;
  readonly options: Omit<FeaturizedCaptureOptions, 'schema'>;
}

/** Featurizes a file in a worker thread; null for a file of a folder that is no capture. */
export default async function featurizeFile({
  input,
  engine,
  schemaId,
  options,
}: FeaturizeTask): Promise<CaptureMessage | null> {
  const opened = await openInput(input, engine);
  if (opened === undefined) return null;
  const schema = FEATURE_SCHEMAS.get(schemaId);
  if (schema === undefined) throw new Error(`no schema ${schemaId}`);
  try {
    return captureMessage(await featurizeCapture(opened, { ...options, schema }));
  } finally {
    await opened.capture?.close();
  }
}

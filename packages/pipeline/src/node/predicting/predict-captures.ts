import type { RoleModel } from '@networkml/models';
import { type CaptureReport, reportCapture } from '../../verdict/capture-report.js';
import type { ClassifyOptions } from '../../verdict/classify.js';
import { type FeaturizingOptions, featurizeCaptures } from '../featurizing/featurize-captures.js';

/** Options of {@link predictCaptures}. */
export interface PredictOptions extends FeaturizingOptions, ClassifyOptions {
  readonly model: RoleModel;
  /**
   * All devices of a capture, or only the one that NetworkML 0.6.10 takes for its subject.
   * @defaultValue 'all'
   */
  readonly devices?: 'all' | 'canonical' | undefined;
  /** Only the device of this MAC address, in lower case with colons, or of this IP address. @defaultValue every device */
  readonly device?: string | undefined;
}

/**
 * The roles of the devices of every capture, in the order of the paths.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws as `featurizeCaptures`
 */
export async function* predictCaptures(
  paths: readonly string[],
  { model, devices = 'all', device, evidence = 0, unknownRule, prior, set, ...reading }: PredictOptions,
): AsyncGenerator<CaptureReport, void, undefined> {
  const profiles = evidence > 0;
  const options = { schema: model.schema, devices, device, profiles, ...reading };
  for await (const capture of featurizeCaptures(paths, options)) {
    yield reportCapture(capture, model, { evidence, unknownRule, prior, set });
  }
}

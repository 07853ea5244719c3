import { type FeatureSchema, HOST_FOOTPRINT, hostFootprint, type IpFlags } from '@networkml/features';
import { PipelineError } from '../pipeline-error.js';

/**
 * The variant of `host-footprint@0` that decodes IP flags as asked; the schema itself if nothing is asked.
 *
 * @throws {@link PipelineError} if it is asked of another schema
 */
export function withIpFlags(schema: FeatureSchema, ipFlags: IpFlags | undefined): FeatureSchema {
  if (ipFlags === undefined) return schema;
  const variants = [HOST_FOOTPRINT, hostFootprint({ ipFlags: 'tshark4' })];
  if (variants.includes(schema)) return hostFootprint({ ipFlags });
  const problem = `${schema.id} decodes IP flags in one way; only ${HOST_FOOTPRINT.id} leaves a choice`;
  throw new PipelineError('no-such-variant', problem);
}

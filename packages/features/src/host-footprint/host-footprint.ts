import { FeatureSchema } from '../schema/feature-schema.js';
import { type IpFlags, ipDsfieldBits, ipFlagsBits, tcpFlagsBits } from './header-bits.js';
import { portFlags } from './port-flags.js';
import { portRatios } from './port-ratios.js';
import { frameLengthSummaries, timeDeltaSummaries } from './summaries.js';
import { trafficKinds } from './traffic-kinds.js';
import { uniqueAddresses } from './unique-addresses.js';

/**
 * `host-footprint@0`: the features of NetworkML 0.6.10, its quirks included. 221 of them are inputs of its model, 58
 * port ratios are not.
 */
export const HOST_FOOTPRINT = schemaOf('host-footprint@0', 'word');

const VARIANTS: Readonly<Record<IpFlags, FeatureSchema>> = {
  word: HOST_FOOTPRINT,
  tshark4: schemaOf('host-footprint@0+tshark4', 'tshark4'),
};

/** Which variant of `host-footprint@0`. */
export interface HostFootprintOptions {
  /** @defaultValue 'word' */
  readonly ipFlags?: IpFlags | undefined;
}

/**
 * The variant of `host-footprint@0` whose `ip_flags` features decode what is asked for: {@link HOST_FOOTPRINT}, or
 * `host-footprint@0+tshark4`. Both have the same features in the same order, so a model of one takes the table of the
 * other.
 */
export function hostFootprint({ ipFlags = 'word' }: HostFootprintOptions = {}): FeatureSchema {
  return VARIANTS[ipFlags];
}

function schemaOf(id: string, ipFlags: IpFlags): FeatureSchema {
  return new FeatureSchema(id, [
    frameLengthSummaries,
    timeDeltaSummaries,
    ipDsfieldBits,
    ipFlagsBits(ipFlags),
    tcpFlagsBits,
    ...portFlags,
    trafficKinds,
    uniqueAddresses,
    ...portRatios,
  ]);
}

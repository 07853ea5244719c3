import type { IpFlags } from '@networkml/pipeline';
import type { EngineName } from '@networkml/pipeline/node';
import type { MessageOptions } from '../output/messages.js';
import type { TableFormatOptions } from '../output/table-format.js';

/** What a row is about. */
export type FeatureLevelName = 'host' | 'session' | 'flow' | 'packet';

/** Options of `networkml features`. */
export interface FeaturesCommandOptions extends MessageOptions, TableFormatOptions {
  readonly schema: string;
  readonly level: FeatureLevelName;
  readonly devices: 'all' | 'canonical';
  readonly device?: string;
  readonly excludeGateways?: boolean;
  readonly window?: number;
  readonly slide?: number;
  readonly idleTimeout?: number;
  readonly activeTimeout?: number;
  readonly ipFlags?: IpFlags;
  readonly labels?: string;
  readonly labelColumn: string;
  readonly labelsFromNames?: boolean;
  readonly engine: EngineName;
  readonly jobs: number;
  readonly describe?: boolean;
}

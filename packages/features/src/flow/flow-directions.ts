import type { FeatureDefinition } from '../schema/feature-schema.js';

/** A way through a flow: how the names of its features begin, and how definitions speak of its packets. */
export interface FlowDirection<D extends FeatureDefinition['direction'] = FeatureDefinition['direction']> {
  readonly prefix: string;
  readonly direction: D;
  readonly packets: string;
}

/** The two directions, each at the index of its {@link Direction}. */
export const ONE_WAY: readonly FlowDirection<'out' | 'in'>[] = [
  { prefix: 'src2dst', direction: 'out', packets: "the initiator's packets" },
  { prefix: 'dst2src', direction: 'in', packets: "the responder's packets" },
];

/** Both directions together. */
export const BOTH_WAYS: FlowDirection<'both'> = {
  prefix: 'bidirectional',
  direction: 'both',
  packets: 'the packets of both directions',
};

import { FLOW } from '../flow/flow.js';
import type { FlowRow } from '../flow/flow-row.js';
import type { FlowTable } from '../flow/flow-table.js';
import type { TableLayout, TableRows } from './table-layout.js';

/** A flow of a capture, as it is written. */
export interface FlowEntry {
  readonly filename: string;
  readonly flow: FlowRow;
}

/** How tables of flows are written: the columns of the row named as NFStream does, times in seconds. */
export const FLOW_LAYOUT: TableLayout<FlowEntry> = {
  schema: FLOW,
  rowColumns: [
    { name: 'filename', type: 'text', value: ({ filename }) => filename },
    { name: 'vlan_id', type: 'integer', value: ({ flow }) => flow.vlan },
    { name: 'ip_version', type: 'integer', value: ({ flow }) => flow.ipVersion },
    { name: 'protocol', type: 'integer', value: ({ flow }) => flow.protocol },
    { name: 'src_ip', type: 'text', value: ({ flow }) => flow.source },
    { name: 'src_port', type: 'integer', value: ({ flow }) => flow.sourcePort },
    { name: 'dst_ip', type: 'text', value: ({ flow }) => flow.destination },
    { name: 'dst_port', type: 'integer', value: ({ flow }) => flow.destinationPort },
    { name: 'src_mac', type: 'text', value: ({ flow }) => flow.sourceMac },
    { name: 'dst_mac', type: 'text', value: ({ flow }) => flow.destinationMac },
    { name: 'first_seen', type: 'real', value: ({ flow }) => flow.first },
    { name: 'last_seen', type: 'real', value: ({ flow }) => flow.last },
    { name: 'end_reason', type: 'text', value: ({ flow }) => flow.endReason },
  ],
  toJson: ({ filename: capture, flow }) => ({ capture, ...flow }),
};

/**
 * The rows of a table of flows.
 *
 * @param filename name of the capture
 */
export function flowRows({ flows, columns }: FlowTable, filename: string): TableRows<FlowEntry> {
  return { rows: flows.map((flow) => ({ filename, flow })), columns };
}

import { Field, type HeaderColumns } from '@networkml/pcap';

/** The transport protocols whose ports NetworkML 0.6.10 looks at. */
export const TRANSPORTS = [
  {
    name: 'tcp',
    ipProto: 6,
    /** Bits of `present`, and the columns, of the ports. */
    source: { field: Field.tcpSrcport, of: ({ tcpSrcport }: HeaderColumns) => tcpSrcport },
    destination: { field: Field.tcpDstport, of: ({ tcpDstport }: HeaderColumns) => tcpDstport },
  },
  {
    name: 'udp',
    ipProto: 17,
    source: { field: Field.udpSrcport, of: ({ udpSrcport }: HeaderColumns) => udpSrcport },
    destination: { field: Field.udpDstport, of: ({ udpDstport }: HeaderColumns) => udpDstport },
  },
] as const;

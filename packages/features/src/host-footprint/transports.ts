import { FieldSet, type HeaderColumns } from '@networkml/pcap';

/** The transport protocols whose ports NetworkML 0.6.10 looks at. */
export const TRANSPORTS = [
  {
    name: 'tcp',
    ipProto: 6,
    /** The fields that tell both ports, and that it is this transport. */
    ports: new FieldSet('ipProto', 'tcpSrcport', 'tcpDstport'),
    /** The fields, and the columns, of the ports. */
    source: { field: new FieldSet('tcpSrcport'), of: ({ tcpSrcport }: HeaderColumns) => tcpSrcport },
    destination: { field: new FieldSet('tcpDstport'), of: ({ tcpDstport }: HeaderColumns) => tcpDstport },
  },
  {
    name: 'udp',
    ipProto: 17,
    ports: new FieldSet('ipProto', 'udpSrcport', 'udpDstport'),
    source: { field: new FieldSet('udpSrcport'), of: ({ udpSrcport }: HeaderColumns) => udpSrcport },
    destination: { field: new FieldSet('udpDstport'), of: ({ udpDstport }: HeaderColumns) => udpDstport },
  },
] as const;

/** The transport protocols whose ports NetworkML 0.6.10 looks at. */
export const TRANSPORTS = [
  { name: 'tcp', ipProto: 6, source: 'tcpSrcport', destination: 'tcpDstport' },
  { name: 'udp', ipProto: 17, source: 'udpSrcport', destination: 'udpDstport' },
] as const;

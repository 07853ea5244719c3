import { FIRST_USER_PORT, isServicePort } from '../services/service-ports.js';
import type { Transport } from '../services/service-table.js';
import type { Part } from './conversation-record.js';

/** What tells who is the server. */
export interface PartEvidence {
  readonly transport: Transport;
  readonly ownPort: number;
  readonly peerPort: number;
  /** SYNs without ACK that the device sent. */
  readonly synsSent: number;
  readonly synsReceived: number;
  /** SYNs with ACK that the device sent. */
  readonly acceptsSent: number;
  readonly acceptsReceived: number;
  /** Whether the device sent the first packet. */
  readonly isFirst: boolean;
}

/**
 * The device's part in a conversation. TCP: who sent a SYN is the client, and who answered one the server; without a
 * handshake the known port tells, else the lower one. UDP: who spoke first is the client, unless the port is a service's
 * on that side alone.
 */
export function partOf(evidence: PartEvidence): Part {
  const { transport } = evidence;
  return (transport === 'tcp' ? partByHandshake(evidence) : undefined) ?? partByPorts(evidence);
}

function partByHandshake({
  synsSent,
  synsReceived,
  acceptsSent,
  acceptsReceived,
}: PartEvidence): Part | undefined {
  const asClient = synsSent + acceptsReceived;
  const asServer = synsReceived + acceptsSent;
  if (asClient === asServer) return undefined;
  return asClient > asServer ? 'client' : 'server';
}

function partByPorts({ transport, ownPort, peerPort, isFirst }: PartEvidence): Part {
  const [own, peer] = [isServicePort(transport, ownPort), isServicePort(transport, peerPort)];
  if (own !== peer && (transport !== 'tcp' || !isSystem(own ? peerPort : ownPort)))
    return own ? 'server' : 'client';
  if (transport === 'tcp') return ownPort < peerPort ? 'server' : 'client';
  return isFirst ? 'client' : 'server';
}

/** A known service at a user port may be the ephemeral port of who asks an unknown one at a system port. */
function isSystem(port: number): boolean {
  return port < FIRST_USER_PORT;
}

import { OUT } from '../devices/direction.js';
import type { AddressFacts } from '../headers/address-facts.js';
import { TRANSPORTS } from '../services/service-table.js';
import { AT } from './conversation-numbers.js';
import { partOf } from './conversation-part.js';
import type { ConversationRecord } from './conversation-record.js';
import { OPERATING_SYSTEMS } from './operating-systems.js';

/**
 * The conversation that a stretch of numbers is of.
 *
 * @param at where its numbers begin
 */
export function recordOfNumbers(n: Float64Array, at: number, addresses: AddressFacts): ConversationRecord {
  const { ips } = addresses;
  const transport = TRANSPORTS[n[at + AT.transport]];
  const [ownPort, peerPort] = [n[at + AT.ownPort], n[at + AT.peerPort]];
  const part = partOf({
    transport,
    ownPort,
    peerPort,
    synsSent: n[at + AT.syns],
    synsReceived: n[at + AT.syns + 1],
    acceptsSent: n[at + AT.accepts],
    acceptsReceived: n[at + AT.accepts + 1],
    isFirst: n[at + AT.first] % 2 === OUT,
  });
  const scope = addresses.scope(n[at + AT.peer]);
  /** Directions of what the client and the server sent. */
  const [client, server] = part === 'client' ? [0, 1] : [1, 0];
  const isAnswered =
    transport === 'tcp'
      ? n[at + AT.accepts + server] + n[at + AT.bytes + server] > 0
      : n[at + AT.packets + server] > 0;
  return {
    transport,
    ownAddress: ips.text(n[at + AT.own]),
    ownScope: addresses.scope(n[at + AT.own]),
    peerAddress: ips.text(n[at + AT.peer]),
    peerScope: n[at + AT.groupFrames] > 0 && scope !== 'group' ? 'all' : scope,
    ownPort,
    peerPort,
    part,
    attempts: n[at + AT.syns + client],
    isAnswered,
    isRefused: !isAnswered && n[at + AT.resets + server] > 0,
    packetsSent: n[at + AT.packets],
    packetsReceived: n[at + AT.packets + 1],
    bytesSent: n[at + AT.bytes],
    bytesReceived: n[at + AT.bytes + 1],
    firstSeen: Number.isFinite(n[at + AT.firstTime]) ? n[at + AT.firstTime] : undefined,
    lastSeen: Number.isFinite(n[at + AT.lastTime]) ? n[at + AT.lastTime] : undefined,
    order: Math.floor(n[at + AT.first] / 2),
    hopsLeft: Number.isFinite(n[at + AT.leastHops]) ? [n[at + AT.leastHops], n[at + AT.mostHops]] : undefined,
    operatingSystem: Number.isFinite(n[at + AT.stackPacket])
      ? OPERATING_SYSTEMS[n[at + AT.stack]]
      : undefined,
  };
}

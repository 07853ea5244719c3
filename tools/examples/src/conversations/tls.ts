import type { Message } from './tcp-connection.js';

/** The handshake of TLS 1.2 (RFC 5246), as seen from outside: sizes that grow with the server's certificates. */
export function tlsHandshake(certificates: number, clientThinks = 0.05): readonly Message[] {
  return [
    ['>', 239],
    ['<', certificates],
    ['>', 126, clientThinks],
    ['<', 51],
  ];
}

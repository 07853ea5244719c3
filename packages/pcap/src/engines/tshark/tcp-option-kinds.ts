import { HEADER_LENGTHS } from '../../network/header-lengths.js';
import { packedKind } from '../../transport/tcp-options.js';
import type { PacketRecord } from './packet-record.js';

/** What stands in front of the options. */
const LAST_FIXED_FIELD = 'tcp.urgent_pointer';
const TCP_LAYER = /^( *)"tcp": \{$/gm;
const OPTION_KIND = /"tcp\.option_kind": "(\d+)"/g;

/**
 * The options of the TCP header that comes last, packed into one number; undefined if not all of the header was
 * captured. Options of one kind are members of one name, of which a JSON parser keeps the last: they are read from the
 * text.
 */
export function tcpOptionKinds({ text, values }: PacketRecord): number | undefined {
  const isWhole =
    values.has(LAST_FIXED_FIELD) &&
    bytesIn(values.get('tcp.options')) >= Number(values.get('tcp.hdr_len')) - HEADER_LENGTHS.tcp;
  if (!isWhole) return undefined;
  const kinds = Array.from(lastTcpLayer(text).matchAll(OPTION_KIND), ([, kind]) => Number(kind));
  return kinds.reduce((all, kind, count) => all | packedKind(kind, count), 0) >>> 0;
}

/** Number of bytes in `02:04:05:b4`. */
function bytesIn(text: string | undefined): number {
  return text === undefined ? 0 : Math.ceil(text.length / 3);
}

function lastTcpLayer(text: string): string {
  const layer = Array.from(text.matchAll(TCP_LAYER)).at(-1);
  if (layer === undefined) return '';
  return text.slice(layer.index, text.indexOf(`\n${layer[1]}}`, layer.index));
}

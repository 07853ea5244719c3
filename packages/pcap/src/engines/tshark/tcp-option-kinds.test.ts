import { describe, expect, test } from 'vitest';
import { parseRecord } from './packet-record.js';
import { tcpOptionKinds } from './tcp-option-kinds.js';

const NOP = ['"tcp.options.nop": "01"', '"tcp.options.nop_tree": { "tcp.option_kind": "1" }'];
const TIMESTAMPS = ['"tcp.options.timestamp_tree": { "tcp.option_kind": "8" }'];
const USUAL = { 'tcp.hdr_len': '32', 'tcp.options': '01:01:08:0a:b4:31:3d:00:08:75:fa:c6' };

/** A TCP layer as tshark prints it, its members one a line. */
function tcpLayer(fields: Record<string, string>, options: readonly string[] = []): string {
  const members = [
    ...Object.entries({ 'tcp.urgent_pointer': '0', ...fields }).map(
      ([name, value]) => `"${name}": "${value}"`,
    ),
    ...options,
  ];
  return `"tcp": {\n          ${members.join(',\n          ')}\n        }`;
}

function kindsIn(...layers: readonly string[]): number | undefined {
  const text = `{ "_source": {\n "layers": {\n        ${layers.join(',\n        ')}\n      }\n    }\n  }`;
  return tcpOptionKinds(parseRecord(text));
}

describe('the kinds of TCP options', () => {
  test('are in order, those that a JSON parser would lose among them', () => {
    expect(kindsIn(tcpLayer(USUAL, [...NOP, ...NOP, ...TIMESTAMPS]))).toBe(0x811);
  });

  test('are those of the header that comes last', () => {
    expect(
      kindsIn(
        tcpLayer(USUAL, [...NOP, ...NOP, ...TIMESTAMPS]),
        tcpLayer({ 'tcp.hdr_len': '24', 'tcp.options': '01:01:01:01' }, [...NOP, ...NOP, ...NOP, ...NOP]),
      ),
    ).toBe(0x1111);
  });

  test('are none in a header without options', () => {
    expect(kindsIn(tcpLayer({ 'tcp.hdr_len': '20' }))).toBe(0);
  });

  test('are unknown where not all of the header was captured, or there is none', () => {
    expect(kindsIn(tcpLayer({ ...USUAL, 'tcp.options': '01:01:08:0a' }, [...NOP, ...NOP]))).toBeUndefined();
    expect(kindsIn('"tcp": { "tcp.hdr_len": "20" }')).toBeUndefined();
    expect(kindsIn('"udp": {}')).toBeUndefined();
  });
});

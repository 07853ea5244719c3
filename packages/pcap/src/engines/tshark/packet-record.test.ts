import { describe, expect, test } from 'vitest';
import { CaptureError } from '../../capture-error.js';
import { ownRecord, parseRecord } from './packet-record.js';

/** A record of these lines of layers, indented as tshark indents them. */
function record(...lines: readonly string[]): string {
  const layers = lines.map((line) => `        ${line}`).join('\n');
  return `{\n    "_source": {\n      "layers": {\n${layers}\n      }\n    }\n  }`;
}

function valuesOf(text: string): Record<string, string> {
  return Object.fromEntries(parseRecord(text).values);
}

describe('the record of a packet', () => {
  test('has values by the names of their fields, however deep they lie', () => {
    expect(
      valuesOf(
        record('"ip": {', '  "ip.dsfield": "0xb8",', '  "ip.dsfield_tree": { "ip.dsfield.ecn": "0" }', '}'),
      ),
    ).toEqual({ 'ip.dsfield': '0xb8', 'ip.dsfield.ecn': '0' });
  });

  test('of a layer that is there twice has the values of the last, and none that only the first has', () => {
    expect(
      valuesOf(
        record('"ip": { "ip.src": "10.0.0.1", "ip.id": "0x0001" },', '"ip": { "ip.src": "10.0.0.2" }'),
      ),
    ).toEqual({ 'ip.src': '10.0.0.2' });
  });

  test('has of a field in two layers the value of the one that comes last, a repeated one where it stood first', () => {
    expect(
      valuesOf(
        record(
          '"ip": { "ip.version": "4" },',
          '"ipv6": { "ip.version": "6" },',
          '"ip": { "ip.version": "4" }',
        ),
      ),
    ).toEqual({ 'ip.version': '6' });
  });

  test.each([
    ['no JSON', '{ "_source": '],
    ['no object', '"text"'],
    ['no layers', '{ "_source": {} }'],
    ['layers that are none', '{ "_source": { "layers": "text" } }'],
  ])('that is %s is a typed error', (_, text) => {
    expect(() => parseRecord(text)).toThrow(CaptureError);
    expect(() => parseRecord(text)).toThrow(/^tshark prints/);
  });

  test('may name its fields like members of every object', () => {
    const text = record('"__proto__": { "ip.src": "10.0.0.1" },', '"constructor": "x"');
    expect(valuesOf(text)).toEqual({ 'ip.src': '10.0.0.1', constructor: 'x' });
  });
});

describe('the record of the packet’s own headers', () => {
  test('is the one of all if nothing is tunnelled', () => {
    const whole = parseRecord(
      record('"eth": { "eth.src": "02:00:00:00:00:01" },', '"ip": { "ip.src": "10.0.0.1" }'),
    );
    expect(ownRecord(whole)).toBeUndefined();
  });

  test('ends in front of the first tunnelled layer', () => {
    const whole = parseRecord(
      record(
        '"ip": {',
        '  "ip.src": "10.0.0.1"',
        '},',
        '"gre": {',
        '  "gre.proto": "0x0800"',
        '},',
        '"ip": {',
        '  "ip.src": "10.0.0.2"',
        '}',
      ),
    );
    expect(whole.values.get('ip.src')).toBe('10.0.0.2');
    expect(Object.fromEntries(ownRecord(whole)?.values ?? [])).toEqual({
      'ip.src': '10.0.0.1',
      'gre.proto': '0x0800',
    });
  });

  test('ends within the layer that quotes a packet', () => {
    const whole = parseRecord(
      record(
        '"ip": {',
        '  "ip.src": "10.0.0.1"',
        '},',
        '"icmp": {',
        '  "icmp.type": "3",',
        '  "ip": {',
        '    "ip.src": "10.0.0.2"',
        '  },',
        '  "udp": {',
        '    "udp.srcport": "53"',
        '  }',
        '}',
      ),
    );
    expect(Object.fromEntries(ownRecord(whole)?.values ?? [])).toEqual({
      'ip.src': '10.0.0.1',
      'icmp.type': '3',
    });
  });
});

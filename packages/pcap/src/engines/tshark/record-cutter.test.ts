import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordCutter } from './record-cutter.js';

/** What tshark prints, as it prints it. */
function printed(records: readonly unknown[]): Buffer {
  const objects = records.map((record) => JSON.stringify(record, null, 2).replaceAll('\n', '\n  '));
  return Buffer.from(records.length === 0 ? '[]\n' : `[\n  ${objects.join(',\n  ')}\n]\n`);
}

function cut(output: Buffer, pieceLength = output.length): string[] {
  const cutter = new RecordCutter();
  const records: string[] = [];
  for (let at = 0; at < output.length; at += pieceLength) {
    records.push(...cutter.push(output.subarray(at, at + pieceLength)));
  }
  return records;
}

describe('the records that tshark prints', () => {
  test('are told apart, in whatever pieces they come', () => {
    const records = [{ a: { b: '1' } }, { a: {}, c: 'ä' }, { d: { e: { f: '\n  }' } } }];
    const output = printed(records);
    for (let pieceLength = 1; pieceLength <= output.length; pieceLength++) {
      expect(cut(output, pieceLength).map((text) => JSON.parse(text))).toEqual(records);
    }
  });

  test('are none where there are none, or only the beginning of one', () => {
    expect(cut(printed([]))).toEqual([]);
    expect(cut(printed([{ a: { b: '1' } }]).subarray(0, 20))).toEqual([]);
  });

  test('may hold text of any kind', () => {
    const record = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.string())),
      {
        minKeys: 1,
        noNullPrototype: true,
      },
    );
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        (records, pieceLength) => {
          expect(cut(printed(records), pieceLength).map((text) => JSON.parse(text))).toEqual(records);
        },
      ),
    );
  });

  test('are refused if one is longer than any can be', () => {
    const cutter = new RecordCutter();
    cutter.push(Buffer.from('[\n  {\n    "a": "'));
    const megabyte = Buffer.alloc(1024 * 1024, 0x30);
    const endless = () => {
      for (let i = 0; i < 65; i++) cutter.push(megabyte);
    };
    expect(endless).toThrow('tshark tells more of a packet than any packet has');
  });
});

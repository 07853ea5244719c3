import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AddressTable } from '../../batch/address-table.js';
import { PacketBatch } from '../../batch/packet-batch.js';
import { ipv4In, ipv6In, macIn, numberIn, timeIn } from './field-values.js';

const batch = new PacketBatch(1, new AddressTable(), new AddressTable());

function bytesOf(length: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

describe('a number', () => {
  test('is decimal or hexadecimal', () => {
    expect([numberIn('0'), numberIn('65535'), numberIn('0x0800'), numberIn('0x00Ff')]).toEqual([
      0, 65_535, 0x0800, 0xff,
    ]);
  });

  test.each(['', ' ', '-1', '1.5', '0x', '1e3', 'TCP (6)', '٣', '1\n'])('is not %j', (text) => {
    expect(numberIn(text)).toBeNaN();
  });
});

describe('an address', () => {
  test('has the index of its bytes, which print as the same text', () => {
    fc.assert(
      fc.property(bytesOf(6), bytesOf(4), bytesOf(16), (mac, ipv4, ipv6) => {
        const ofMac = batch.macs.internMac(viewOf(mac), 0);
        const ofIpv4 = batch.ips.internIpv4(viewOf(ipv4), 0);
        const ofIpv6 = batch.ips.internIpv6(viewOf(ipv6), 0);
        expect(macIn(batch.macs.text(ofMac), batch)).toBe(ofMac);
        expect(ipv4In(batch.ips.text(ofIpv4), batch)).toBe(ofIpv4);
        expect(ipv6In(batch.ips.text(ofIpv6), batch)).toBe(ofIpv6);
      }),
    );
  });

  test.each(['::', '::1', 'fe80::', 'fe80::1', '::ffff:10.0.0.1', '::10.0.0.1', '1:2:3:4:5:6:7:8', '1::8'])(
    'of IPv6 may be written %s',
    (text) => {
      expect(batch.ips.text(ipv6In(text, batch))).toBe(text);
    },
  );

  test.each([
    '',
    ':',
    ':::',
    '1::2::3',
    '1:2:3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    'g::',
    '::10.0.0',
    '::1.2.3.999',
    'nothing at all',
  ])('of IPv6 is not %j', (text) => {
    expect(ipv6In(text, batch)).toBeNaN();
  });

  test('of another kind is none', () => {
    for (const text of ['', '1.2.3', '1.2.3.4.5', '1.2.3.256', 'a.b.c.d'])
      expect(ipv4In(text, batch)).toBeNaN();
    for (const text of ['', '02:00:00:00:00', '02:00:00:00:00:01:02', 'xx:00:00:00:00:01']) {
      expect(macIn(text, batch)).toBeNaN();
    }
  });

  test('of any text is an index or none', () => {
    const indexOrNone = expect.toSatisfy((value) => Number.isNaN(value) || (value >= 0 && value < 1e6));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:.a-f]*$/)), (text) => {
        expect([macIn(text, batch), ipv4In(text, batch), ipv6In(text, batch)]).toEqual([
          indexOrNone,
          indexOrNone,
          indexOrNone,
        ]);
      }),
    );
  });
});

describe('a time', () => {
  test.each([
    ['1600000000.123456789', 1_600_000_000, 123_456_789],
    ['0.000000000', 0, 0],
    ['-2.500000000', -2, 500_000_000],
    ['1418145370.1000000000', 1_418_145_371, 0],
    ['2020-09-13T12:26:40.123456789Z', 1_600_000_000, 123_456_789],
    ['1969-12-31T23:59:58.500000000Z', -2, 500_000_000],
  ])('of %s is exact', (text, seconds, nanoseconds) => {
    expect(timeIn(text)).toEqual({ seconds, nanoseconds });
  });

  test.each([undefined, '', 'Not representable', '12', '2020-13-45T00:00:00.000000000Z', '1.5'])(
    'is none in %j',
    (text) => {
      expect(timeIn(text)).toEqual({ seconds: Number.NaN, nanoseconds: 0 });
    },
  );
});

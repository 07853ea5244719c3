import { ipv4Address, ipv6Address, mac } from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewOf } from '../../test-support/view-of.js';
import { AddressTable } from './address-table.js';

type Family = 'mac' | 'ipv4' | 'ipv6';
const LENGTHS = { mac: 6, ipv4: 4, ipv6: 16 } as const;

const address = fc
  .constantFrom<Family>('mac', 'ipv4', 'ipv6')
  .chain((family) =>
    fc
      .uint8Array({ minLength: LENGTHS[family], maxLength: LENGTHS[family] })
      .map((bytes) => ({ family, bytes })),
  );

function intern(table: AddressTable, family: Family, bytes: Uint8Array, offset = 0): number {
  switch (family) {
    case 'mac':
      return table.internMac(viewOf(bytes), offset);
    case 'ipv4':
      return table.internIpv4(viewOf(bytes), offset);
    case 'ipv6':
      return table.internIpv6(viewOf(bytes), offset);
  }
}

function ipv6Text(bytes: Uint8Array): string {
  const table = new AddressTable();
  return table.text(table.internIpv6(viewOf(bytes), 0));
}

describe('an address table', () => {
  test('gives back the family and the bytes of every address, whatever lies around them', () => {
    fc.assert(
      fc.property(fc.array(address), fc.uint8Array({ maxLength: 8 }), (addresses, before) => {
        const table = new AddressTable();
        for (const { family, bytes } of addresses) {
          const index = intern(table, family, Uint8Array.from([...before, ...bytes, 0xff]), before.length);
          expect(table.family(index)).toBe(family);
          expect(table.bytes(index)).toEqual(bytes);
        }
      }),
    );
  });

  test('gives two addresses the same index exactly if family and bytes are equal', () => {
    fc.assert(
      fc.property(fc.array(address), (addresses) => {
        const table = new AddressTable();
        const twice = [...addresses, ...addresses];
        const indices = twice.map(({ family, bytes }) => intern(table, family, bytes));
        const names = twice.map(({ family, bytes }) => `${family} ${bytes}`);
        expect(indices).toEqual(names.map((name) => [...new Set(names)].indexOf(name)));
      }),
    );
  });

  test('numbers tens of thousands of addresses in order of first appearance, and finds them again', () => {
    const table = new AddressTable();
    const count = 50_000;
    const view = viewOf(new Uint8Array(6));
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < count; i++) {
        // The top bits are set: bytes of 0x80 and more must not turn a word negative.
        view.setUint32(2, 0xffff_ffff - i);
        view.setUint16(0, 0xff00 + (i % 7));
        expect(table.internMac(view, 0)).toBe(i);
      }
    }
    expect(table.size).toBe(count);
    expect(table.text(0)).toBe('ff:00:ff:ff:ff:ff');
  });

  test('tells a MAC, an IPv4 and an IPv6 address of the same words apart', () => {
    const table = new AddressTable();
    const zeros = viewOf(new Uint8Array(16));
    const indices = [table.internMac(zeros, 0), table.internIpv4(zeros, 0), table.internIpv6(zeros, 0)];
    expect(indices).toEqual([0, 1, 2]);
  });
});

describe('the text of an address', () => {
  test('is that of its bytes, for MAC and IPv4', () => {
    const table = new AddressTable();
    for (const text of ['00:00:00:00:00:00', '00:04:00:81:81:d0', 'ff:ff:ff:ff:ff:ff', 'a0:0b:00:00:00:01']) {
      expect(table.text(table.internMac(viewOf(mac(text)), 0))).toBe(text);
    }
    for (const text of ['0.0.0.0', '10.0.0.1', '192.168.3.2', '255.255.255.255', '128.0.0.0']) {
      expect(table.text(table.internIpv4(viewOf(ipv4Address(text)), 0))).toBe(text);
    }
  });

  test.each([
    ['the unspecified address', '::', '0:0:0:0:0:0:0:0'],
    ['the loopback address', '::1', '0:0:0:0:0:0:0:1'],
    ['leading zeros of a group', '2001:db8:1:20:300:4000:5:6', '2001:0db8:0001:0020:0300:4000:0005:0006'],
    ['a run of zeros at the end', '2001:db8::', '2001:db8:0:0:0:0:0:0'],
    ['a run of zeros at the start', '::2:3:4:5:6:7', '0:0:2:3:4:5:6:7'],
    ['the longest run', '2001:0:0:1::1', '2001:0:0:1:0:0:0:1'],
    ['the first of two equal runs', '2001:db8::1:0:0:1', '2001:db8:0:0:1:0:0:1'],
    ['no single zero group', '2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['no zero group at all', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['an IPv4-mapped address', '::ffff:192.0.2.1', '0:0:0:0:0:ffff:c000:201'],
    ['an IPv4-mapped zero', '::ffff:0.0.0.0', '0:0:0:0:0:ffff:0:0'],
    ['an IPv4-compatible address', '::192.0.2.1', '0:0:0:0:0:0:c000:201'],
    ['an IPv4-compatible address of a zero half', '::1.2.0.0', '0:0:0:0:0:0:102:0'],
    ['no IPv4 in an address of the lowest group', '::102', '0:0:0:0:0:0:0:102'],
    ['no IPv4 after another prefix', '64:ff9b::c000:201', '64:ff9b:0:0:0:0:c000:201'],
  ])('follows RFC 5952 and inet_ntop, for IPv6: %s', (_, text, groups) => {
    expect(ipv6Text(ipv6Address(groups))).toBe(text);
  });

  test('of IPv6 is canonical: parsing it as a URL host gives the same address back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 }),
        (groups) => {
          const bytes = Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
          const host = (text: string) => new URL(`http://[${text}]`).hostname;
          expect(host(ipv6Text(bytes))).toBe(host(groups.map((group) => group.toString(16)).join(':')));
        },
      ),
    );
  });
});

test.each([-1, 1, 0.5, Number.NaN, 2 ** 32 - 1])('an index that no address has is an error: %s', (index) => {
  const table = new AddressTable();
  table.internIpv4(viewOf(ipv4Address('10.0.0.1')), 0);
  const error = expect.objectContaining({ name: 'InvalidArgumentError', code: 'no-such-address' });
  expect(() => table.text(index)).toThrow(error);
  expect(() => table.bytes(index)).toThrow(error);
  expect(() => table.family(index)).toThrow(error);
});

import { expect, test } from 'vitest';
import { ipv4Headers } from './ipv4.js';
import { udpSegment } from './udp.js';

test('the words of a header with its checksum sum up to all ones (RFC 1071)', () => {
  const options = Uint8Array.of(0x94, 4, 0, 0);
  const headers = ipv4Headers('192.168.1.1', '203.0.113.9', udpSegment(1, 2, 3), 0xbeef, { options });
  const view = new DataView(headers.buffer, headers.byteOffset);
  let sum = 0;
  for (let at = 0; at < 24; at += 2) sum += view.getUint16(at);
  expect((sum & 0xffff) + (sum >>> 16)).toBe(0xffff);
});

test('the total length counts the payload that is not captured', () => {
  const headers = ipv4Headers('192.168.1.1', '203.0.113.9', udpSegment(1, 2, 300), 1, {});
  expect(headers).toHaveLength(20 + 8);
  expect(new DataView(headers.buffer).getUint16(2)).toBe(20 + 8 + 300);
});

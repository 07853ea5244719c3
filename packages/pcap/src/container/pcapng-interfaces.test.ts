import { describe, expect, test } from 'vitest';
import { PcapngInterfaces } from './pcapng-interfaces.js';

const MICROSECONDS = 6;

describe('the interfaces of a pcapng section', () => {
  test('are known by the order of their descriptions', () => {
    const interfaces = new PcapngInterfaces();
    expect(interfaces.has(0)).toBe(false);
    for (let i = 0; i < 1000; i++) {
      interfaces.add({ linkType: i, snapLength: 2 ** 32 - 1 - i, resolution: i % 256, offsetSeconds: -i });
    }
    expect(interfaces.remembered).toBe(1000);
    for (const id of [0, 7, 8, 999]) {
      expect(interfaces.has(id)).toBe(true);
      expect(interfaces.linkType(id)).toBe(id);
      expect(interfaces.snapLength(id)).toBe(2 ** 32 - 1 - id);
      expect(interfaces.offsetSeconds(id)).toBe(-id);
    }
    expect(interfaces.has(1000)).toBe(false);
  });

  test('of one resolution share what converts their timestamps', () => {
    const interfaces = new PcapngInterfaces();
    for (const resolution of [MICROSECONDS, 9, MICROSECONDS]) {
      interfaces.add({ linkType: 1, snapLength: 0, resolution, offsetSeconds: 0 });
    }
    expect(interfaces.timestampScale(2)).toBe(interfaces.timestampScale(0));
    interfaces.timestampScale(1).convert(0, 1_000_000_001, 0);
    expect(interfaces.timestampScale(1)).toMatchObject({ seconds: 1, nanoseconds: 1 });
  });

  test('are remembered up to a million of them', () => {
    const interfaces = new PcapngInterfaces();
    for (let i = 0; i <= 2 ** 20; i++) {
      interfaces.add({ linkType: 1, snapLength: 0, resolution: MICROSECONDS, offsetSeconds: 0 });
    }
    expect(interfaces.remembered).toBe(2 ** 20);
    expect(interfaces.has(2 ** 20 - 1)).toBe(true);
    expect(interfaces.has(2 ** 20)).toBe(false);
  });
});

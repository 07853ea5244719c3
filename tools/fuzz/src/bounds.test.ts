import { expect, test } from 'vitest';
import { inLinearTime, MEMORY_LIMIT, MemoryWatch } from './bounds.js';

/** Keeps the processor busy. */
function work(milliseconds: number): void {
  const { user, system } = process.cpuUsage();
  const end = user + system + milliseconds * 1000;
  for (let now = 0; now < end; ) {
    const usage = process.cpuUsage();
    now = usage.user + usage.system;
  }
}

test('what is slow for its bytes breaks the law, whatever it is that is slow', async () => {
  const slow = async () => {
    work(60);
    return { bytesRead: 1000 };
  };
  await expect(inLinearTime(slow)).rejects.toMatchObject({ law: 'linear time' });
});

test('what is slow for many bytes does not', async () => {
  const slow = async () => {
    work(60);
    return { bytesRead: 100_000 };
  };
  await expect(inLinearTime(slow)).resolves.toEqual({ bytesRead: 100_000 });
});

test('what is slow once only, as on a busy machine, does not', async () => {
  let times = 0;
  const slowOnce = async () => {
    if (times++ === 0) work(60);
    return { bytesRead: 1000 };
  };
  await expect(inLinearTime(slowOnce)).resolves.toEqual({ bytesRead: 1000 });
  expect(times).toBe(2);
});

test('memory above the limit breaks the law, and is told once', () => {
  const watch = new MemoryWatch();
  watch.check();
  const unused = process.resourceUsage().maxRSS * 1024 - process.memoryUsage.rss();
  const held = new Uint8Array(unused + MEMORY_LIMIT + 32 * 1024 * 1024).fill(1);
  expect(() => watch.check()).toThrow(/bounded memory/);
  expect(watch.rise).toBeGreaterThan(MEMORY_LIMIT);
  watch.check();
  expect(held[0]).toBe(1);
});

/** Devices that a share needs to be worth the name. */
const LEAST_DEVICES = 10;
/** Share of right answers below which none is better. */
const LEAST_ACCURACY = 0.8;

/**
 * How many packets of a device are needed for an answer: the least power of two from which on, doubling by doubling,
 * at least 80 % of the answers for devices with so many packets are right. Doublings with fewer than ten devices tell
 * nothing, and what lies below all that tell something is not trusted either.
 *
 * @param packets of each device
 * @param isRight whether the answer for it was right
 * @returns 1 or more; 1 if no doubling tells anything
 */
export function leastPackets(packets: readonly number[], isRight: readonly boolean[]): number {
  const devices: number[] = [];
  const right: number[] = [];
  packets.forEach((count, i) => {
    const doubling = Math.floor(Math.log2(Math.max(count, 1)));
    devices[doubling] = (devices[doubling] ?? 0) + 1;
    right[doubling] = (right[doubling] ?? 0) + Number(isRight[i]);
  });
  const lastBad = devices.findLastIndex(
    (count = 0, doubling) => count >= LEAST_DEVICES && right[doubling] / count < LEAST_ACCURACY,
  );
  const firstKnown = devices.findIndex((count = 0) => count >= LEAST_DEVICES);
  return 2 ** Math.max(lastBad + 1, firstKnown);
}

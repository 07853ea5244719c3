import { Random } from '../src/numeric/random.js';

/** Rows around the corners of a polygon, one class a corner; column 2 is always zero. */
export function corners(classes: readonly string[], rows = 60, spread = 0.4): { X: number[][]; y: string[] } {
  const random = new Random(5);
  const y = Array.from({ length: rows }, (_, i) => classes[i % classes.length]);
  const X = y.map((label) => {
    const angle = (2 * Math.PI * classes.indexOf(label)) / classes.length;
    const noise = () => random.uniform(-spread, spread);
    return [Math.cos(angle) + noise(), Math.sin(angle) + noise(), 0];
  });
  return { X, y };
}

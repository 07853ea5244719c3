import { defineConfig } from 'vitest/config';

/** The package checks take two minutes and need the registry, so `npm test` leaves them out: `npm run check:packages`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});

import { defineConfig } from 'vitest/config';

/** The engines are held against each other for minutes, so `npm test` leaves that out: `npm run check:engines`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.check.ts'],
    // tshark takes a processor for itself.
    maxConcurrency: 2,
    fileParallelism: false,
    testTimeout: 60_000,
  },
});

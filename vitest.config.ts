/** Unit and suite tests run in Node; pages' tests choose happy-dom at the top of their file. End-to-end tests are run by scripts/test.mjs. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One core less than there are would leave a machine of two cores with one.
    maxWorkers: '100%',
  },
});

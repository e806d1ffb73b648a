// How the browser tests run: each file in a process of its own with a shop of its own, two at a time.
// Deliberately no retries: a test that fails once has found something.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    globalSetup: './harness/demo.ts',
    testTimeout: 240_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    maxConcurrency: 2,
    disableConsoleIntercept: true,
  },
});

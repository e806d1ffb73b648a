// How the browser tests run: each file in a process of its own with a shop of its own, two at a time, all in one browser.
// Deliberately no retries: a test that fails once has found something.
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The file that takes longest begins first: begun last, it would keep one core waiting at the end. */
class ScreensFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const late = (file: TestSpecification) => Number(!file.moduleId.endsWith('screens.test.ts'));
    return (await super.sort(files)).sort((one, other) => late(one) - late(other));
  }
}

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    globalSetup: ['./harness/demo.ts', './harness/chromium.ts'],
    sequence: { sequencer: ScreensFirst },
    testTimeout: 240_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    maxConcurrency: 2,
    disableConsoleIntercept: true,
  },
});

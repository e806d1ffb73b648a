// The one Chromium of a run: it starts in the time of several tests, and all test files share it.
// Deliberately Debian's browser: none is downloaded.
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser is reached. */
    browser: string;
  }
}

export default async function startChromium(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Where no language is set, as in a bare Debian, it can neither open nor name a file in Chinese.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // A camera that shows a test picture, allowed without asking.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Nothing may beckon by animation while it is measured.
      '--force-prefers-reduced-motion',
    ],
  });
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}

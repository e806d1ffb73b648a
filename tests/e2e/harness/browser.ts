// One Chromium a test file; each desk is a context of its own, as another PC would be.
// Deliberately Debian's browser: none is downloaded.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import type { RunnerTestCase } from 'vitest';
import { ARTIFACTS } from './host';

let browser: Promise<Browser> | undefined;

export function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Nothing may beckon by animation while it is measured.
      '--force-prefers-reduced-motion',
    ],
  });
  return browser;
}

/** Ends the browser; of a test that failed, what each desk saw last is kept among the artifacts. */
export async function closeBrowser(task?: RunnerTestCase): Promise<void> {
  const open = await browser;
  browser = undefined;
  if (open && task?.result?.state === 'fail') {
    const folder = join(ARTIFACTS, 'failed');
    const pages = open.contexts().flatMap((context) => context.pages());
    await Promise.all(
      pages.map((page, desk) => page.screenshot({ path: join(folder, `${task.name}-${desk}.png`) })),
    );
  }
  await open?.close();
}

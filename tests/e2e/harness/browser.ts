// One Chromium a test file; each desk is a context of its own, as another PC would be.
// Deliberately Debian's browser: none is downloaded.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
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
  return browser;
}

/** Ends the browser; of a test that failed, what each desk saw last is printed, and kept among the artifacts. */
export async function closeBrowser(task?: RunnerTestCase): Promise<void> {
  const open = await browser;
  browser = undefined;
  if (open && task?.result?.state === 'fail') {
    const folder = join(ARTIFACTS, 'failed');
    const pages = open.contexts().flatMap((context) => context.pages());
    for (const [desk, page] of pages.entries()) {
      await page.screenshot({ path: join(folder, `${task.name}-${desk}.png`) });
      console.log(await inWords(page, `desk ${desk}`));
    }
  }
  await open?.close();
}

/** What a page says, for whoever sees only the log of a failed run. */
async function inWords(page: Page, name: string): Promise<string> {
  const { address, keyboard, text } = await page.evaluate(() => ({
    address: location.hash || location.pathname,
    keyboard: document.activeElement?.outerHTML.slice(0, 160),
    text: document.body.innerText.replace(/\s*\n\s*/g, ' | ').slice(0, 1500),
  }));
  return `— ${name} at ${address}, the keyboard in ${keyboard}\n${text}`;
}

// The browser that all test files share; each desk is a context of its own, as another PC would be, and goes with its test.
// Deliberately one thing is not apart: a browser has one clipboard, so whatever copies or pastes is tested in one file.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { RunnerTestCase } from 'vitest';
import { ARTIFACTS } from './host';

let browser: Promise<Browser> | undefined;

export function theBrowser(): Promise<Browser> {
  browser ??= chromium.connect(inject('browser'));
  return browser;
}

/** Leaves every desk; of a test that failed, what each desk saw last is printed, and kept among the artifacts. */
export async function leaveDesks(task?: RunnerTestCase): Promise<void> {
  const contexts = (await browser)?.contexts() ?? [];
  if (task?.result?.state === 'fail') {
    const folder = join(ARTIFACTS, 'failed');
    for (const [desk, page] of contexts.flatMap((context) => context.pages()).entries()) {
      await page.screenshot({ path: join(folder, `${task.name}-${desk}.png`) });
      console.log(await inWords(page, `desk ${desk}`));
    }
  }
  await Promise.all(contexts.map((context) => context.close()));
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

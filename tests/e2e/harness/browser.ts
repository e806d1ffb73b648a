// One Chromium a test file; each desk is a context of its own, as another PC would be.
// Deliberately Debian's browser: none is downloaded.
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

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

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

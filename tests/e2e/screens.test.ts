// Each screen in the looks of this run (`harness/looks.ts`). Measured for what is cut, overlaps or runs off, read by
// axe-core, and kept as a screenshot for people. Deliberately no pixel comparison.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import chinese from '../../ui/src/words/zh-CN';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import type { Seat } from './harness/desk';
import { ARTIFACTS, Host } from './harness/host';
import { axeFaults, chineseLeft, layoutFaults, patternsOf } from './harness/look';
import { LOOKS } from './harness/looks';
import { FIRST, maskedScreens, prepare, screensOf } from './harness/screens';
import type { Screen, Shown } from './harness/screens';
import { PASSWORD } from './harness/trade';

const CHINESE = patternsOf(chinese);

let demo: Host;
let empty: Host;
let shown: Shown;
beforeAll(async () => {
  [demo, empty] = await Promise.all([Host.demo(inject('demoShop')), Host.empty()]);
  shown = await prepare(demo, LOOKS.length);
  for (const { customer } of [shown.draft, shown.working, shown.ready, shown.cancelled, ...shown.typedAt])
    names.add(customer.name.whole);
});
afterAll(async () => {
  await leaveDesks();
  await Promise.all([demo.stop(), empty.stop()]);
});

// One after the other: they share one shop, and two at once would meet in its records. Each a minute or two.
test.for(LOOKS)('every screen, $name', { timeout: 600_000 }, async ({ name: look, seat }) => {
  const first = await Desk.at(empty, seat);
  const faults = await walk(first, look, seat, FIRST);
  await first.close();

  const desk = await Desk.at(demo, seat);
  faults.push(...(await walk(desk, look, seat, [{ name: 'sign-in', at: '/', stands: 'form input' }])));
  await sitDown(desk, 'zhou');
  faults.push(...(await walk(desk, look, seat, screensOf(shown))));
  await sitDown(desk, 'zheng');
  faults.push(...(await walk(desk, look, seat, maskedScreens(shown))));
  faults.push(...desk.complaints);
  await desk.close();
  writeFileSync(join(ARTIFACTS, 'screens', look.replaceAll(' ', '-'), 'faults.txt'), faults.join('\n'));
  expect(faults).toEqual([]);
});

/** Signed in without the screen for it: that one is looked at before. */
async function sitDown(desk: Desk, login: string): Promise<void> {
  const { page } = desk;
  const token = await demo.token(login, PASSWORD);
  await page.evaluate((own) => sessionStorage.setItem('jieche.token', own), token);
  await page.reload();
  // The desk shows its first car once it is read: whoever goes on before that would race it.
  await page.locator('main:not(.start)').first().waitFor();
  await settled(desk);
}

/** Shown as hints where the owner is meant; a name may be longer than any field and then ends in dots. */
const names = new Set<string>();

async function walk(desk: Desk, look: string, seat: Seat, screens: Screen[]): Promise<string[]> {
  const folder = join(ARTIFACTS, 'screens', look.replaceAll(' ', '-'));
  mkdirSync(folder, { recursive: true });
  const found: string[] = [];
  for (const screen of screens) {
    const lost = await come(desk, screen).then(
      () => null,
      (thrown: Error) => thrown.message.split('\n')[0],
    );
    if (lost) found.push(`${screen.name} does not come: ${lost}`);
    await desk.page.screenshot({ path: join(folder, `${screen.name}.png`) });
    const faults = [
      ...(await layoutFaults(desk.page)).filter((fault) => !names.has(fault.replace('hint cut: ', ''))),
      ...(await axeFaults(desk.page)),
      ...(seat.language === 'en'
        ? (await chineseLeft(desk.page, CHINESE, screen.data)).map((text) => `Chinese: ${text}`)
        : []),
    ];
    found.push(...faults.map((fault) => `${screen.name}: ${fault}`));
  }
  return found;
}

/** Goes there from wherever the window stands; open dialogs are left behind with the page. */
async function come(desk: Desk, screen: Screen): Promise<void> {
  const { page } = desk;
  if (screen.at !== undefined) {
    const at = typeof screen.at === 'string' ? screen.at : await screen.at(desk);
    await page.evaluate((there) => (location.hash = there), at);
    await page.reload();
    await page.locator('main:not(.start), .sign').first().waitFor();
    await settled(desk);
  }
  await screen.then?.(desk);
  await page.locator(screen.stands).first().waitFor();
  if (!screen.waiting) await settled(desk);
}

/** Nothing is being read or drawn any more. */
async function settled({ page }: Desk): Promise<void> {
  await page.waitForFunction(() => {
    const busy = document.querySelector('[aria-busy=true]');
    const reading = /正在读取…|正在读取文件|Loading/.test(document.body.innerText);
    const moving = document
      .getAnimations()
      .some((one) => one.playState === 'running' && one.effect?.getTiming().iterations !== Infinity);
    return !busy && !reading && !moving && document.fonts.status === 'loaded';
  });
}

// The checker of the screens finds what is planted for it, and leaves a right screen in peace; and nothing a screen can be
// is left out of what every run looks at. Deliberately no host: pages of a few lines.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { leaveDesks, theBrowser } from './harness/browser';
import { axeFaults, chineseLeft, layoutFaults, patternsOf } from './harness/look';
import { ALL_LOOKS, TWO_LOOKS } from './harness/looks';
import type { Look } from './harness/looks';

let page: Page;
beforeAll(async () => {
  page = await (await theBrowser()).newPage({ viewport: { width: 683, height: 384 } });
});
afterAll(() => leaveDesks());

const show = (body: string) =>
  page.setContent(
    `<!doctype html><html lang="en"><title>x</title><body style="margin:0"><main><h1>Cars</h1>${body}</main>`,
  );

test.for([
  [
    'runs off the side',
    '<p style="width:900px;white-space:nowrap">a long line that goes on and on</p>',
    /scrolls sideways/,
  ],
  [
    'is cut at the side',
    '<div style="width:60px;overflow:hidden;white-space:nowrap">longer than its place</div>',
    /cut at the side/,
  ],
  ['is cut below', '<div style="height:24px;overflow:hidden">one<br>two<br>three</div>', /cut below/],
  [
    'stands below the foot of a pane that does not scroll',
    '<div class="panel" style="height:40px;overflow:hidden"><p style="margin:60px 0 0">unreachable</p></div>',
    /hides its foot/,
  ],
  ['lies on its neighbour', '<p style="margin:0">first</p><p style="margin:-14px 0 0">second</p>', /overlap/],
  ['is too small to hit', '<button style="width:12px;height:12px;padding:0">×</button>', /too small to hit/],
  [
    'cuts its hint',
    '<input class="box" style="width:80px" placeholder="2026-11-23 at half past four" aria-label="x">',
    /hint cut/,
  ],
] as const)('a text that %s is found', async ([, body, fault]) => {
  await show(body);
  expect((await layoutFaults(page)).join('\n')).toMatch(fault);
});

test('what scrolls, and what is meant to end in dots, is no fault', async () => {
  await show(`<div tabindex="0" style="width:90px;overflow:auto;white-space:nowrap">longer than its place</div>
    <div class="cut" style="width:90px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">longer than its place</div>
    <button style="min-height:32px">Save</button>`);
  expect(await layoutFaults(page)).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
});

test('a picture without words and a grey on grey are found by axe-core', async () => {
  await show('<img src="data:,"><p style="color:#aaa;background:#bbb">hardly seen</p>');
  const found = (await axeFaults(page)).join('\n');
  expect(found).toMatch(/image-alt/);
  expect(found).toMatch(/color-contrast/);
});

test('a Chinese word of the screens is found on an English one, a name is not', async () => {
  const words = patternsOf({ save: '保存', count: '{count} 条' });
  await show(
    '<button aria-label="保存" style="min-height:32px">ok</button><p>12 条</p><p>陈晓东</p><p class="data">保存</p>',
  );
  expect(await chineseLeft(page, words)).toEqual(['12 条', '保存']);
});

test('the two looks of every run show all that the eight do: each language, theme and size', () => {
  const seen = (looks: Look[]) =>
    new Set(looks.flatMap(({ seat }) => Object.entries(seat).map(([what, how]) => `${what} ${how}`)));
  expect(new Set(ALL_LOOKS.map(({ name }) => name)).size).toBe(8);
  expect(TWO_LOOKS).toHaveLength(2);
  expect(seen(TWO_LOOKS)).toEqual(seen(ALL_LOOKS));
});

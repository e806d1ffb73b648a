// A car walked round by keys: damages on the drawing, phrases, the points, the signature, the sheet; then a correction.
// Deliberately the mouse in one place only, where the customer signs.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { closeBrowser } from './harness/browser';
import { Desk } from './harness/desk';
import { Host, SAMPLES } from './harness/host';
import { PASSWORD, signIn } from './harness/trade';
import { orderAt } from './harness/workshop';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => closeBrowser(task));
afterAll(() => host.stop());

async function toReception(desk: Desk, order: number): Promise<void> {
  await desk.page.evaluate((id) => (location.hash = `#/orders/${id}`), order);
  await desk.page.locator('.lines').first().waitFor();
  await desk.press('Alt+w');
  await desk.headed('接车检查');
  await desk.standsIn('车身外观');
}

/** The customer's hand on the pad. */
async function signed(desk: Desk): Promise<void> {
  const pad = desk.page.locator('svg.pad');
  await pad.waitFor();
  const box = (await pad.boundingBox()) as { x: number; y: number; width: number; height: number };
  await desk.page.mouse.move(box.x + 60, box.y + 120);
  await desk.page.mouse.down();
  for (let step = 1; step <= 20; step += 1)
    await desk.page.mouse.move(box.x + 60 + step * 15, box.y + 100 + 50 * Math.sin(step));
  await desk.page.mouse.up();
  await desk.press('Control+Enter');
}

test('a car is walked round by keys, signed for, printed, and corrected with a new signature', async () => {
  const token = await host.token('zhou', PASSWORD);
  const order = await orderAt(host, token, 'draft');
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await toReception(desk, order.id);

  await desk.press('2', 'ArrowRight', 'ArrowRight', 'Enter', 'PageDown', '1', 'Enter');
  await desk.page.locator('.mark').nth(1).waitFor();
  expect(await desk.page.locator('.pin').count()).toBe(2);
  await desk.field('位置和大小 1');
  await desk.press('F6');
  await desk.standsIn('首字母或文字');
  await desk.type('ldq');
  await desk.press('Enter');
  await desk.standsIn('位置和大小 1');
  await desk.press('Alt+c', 'PageDown', 'Delete');
  await desk.field('随车物品');
  await desk.write('行车记录仪');
  await desk.press('Enter');
  await desk.page.locator('.things .pill').waitFor();
  await desk.press('Alt+q', 'Control+Enter');
  await desk.told('已保存');

  const sheet = await host.ask('reception_get', { id: order.id }, token);
  expect(sheet.found.marks.map(({ view, kind, remark }: any) => [view, kind, remark])).toEqual([
    ['left', 'dent', '露底漆'],
    ['front', 'scratch', null],
  ]);
  expect(sheet.found.belongings).toEqual(['行车记录仪']);
  expect(sheet.found.results).toHaveLength(sheet.points.length);

  await desk.press('F8');
  await signed(desk);
  await desk.told('已签字');
  await desk.page.locator('.bar .pill.ok').waitFor();
  expect(await desk.sheet('F9', 'reception')).toMatch(/左侧\s*凹陷[^]*露底漆[^]*屏幕签名/);

  await desk.press('Alt+g');
  await desk.standsIn('原因');
  await desk.write('车头划伤是泥');
  await desk.press('Control+Enter');
  await desk.page.locator('.bar').getByText('第 2 版').waitFor();
  await desk.press('Escape');
  await desk.page.locator('.lines').first().waitFor();
  await desk.sees('未签字');
  expect(desk.complaints).toEqual([]);
});

test('photos come in small, and what is no photo is told and kept nowhere', async () => {
  const token = await host.token('zhou', PASSWORD);
  const order = await orderAt(host, token, 'draft');
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await toReception(desk, order.id);
  const chooser = desk.page.locator('.photos input[type=file]');

  await chooser.setInputFiles(join(import.meta.dirname, '../../icons/128x128.png'));
  await desk.page.locator('.photos .thumb img').waitFor();
  await chooser.setInputFiles(join(SAMPLES, '工时项目.csv'));
  await desk.sees('不是能用的照片');
  expect(await desk.page.locator('.photos .thumb').count()).toBe(1);
  await desk.press('Control+Enter');
  await desk.told('已保存');
  const { photos } = (await host.ask('reception_get', { id: order.id }, token)).found;
  expect(photos).toHaveLength(1);

  const picture = await fetch(`${host.address}/rpc/pictures_get`, {
    method: 'POST',
    body: JSON.stringify({ picture: photos[0].picture, size: 'whole' }),
    headers: { 'Content-Type': 'application/json', 'X-Terminal': 'test', Authorization: `Bearer ${token}` },
  });
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
});

test('a draft of the walk-round survives a closed window', async () => {
  const token = await host.token('zhou', PASSWORD);
  const order = await orderAt(host, token, 'draft');
  const first = await Desk.at(host);
  await signIn(first, 'chen');
  await toReception(first, order.id);
  const kept = first.page.waitForResponse(
    (answer) => answer.url().endsWith('/rpc/drafts_save') && answer.ok(),
  );
  await first.press('3', 'Enter');
  await kept;
  await first.close();

  const second = await Desk.at(host);
  await signIn(second, 'chen');
  await toReception(second, order.id);
  await second.page.locator('.mark').first().waitFor();
  expect(await second.page.locator('.pin').count()).toBe(1);
});

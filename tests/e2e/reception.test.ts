// A car walked round by keys: damages on the drawing, phrases, the points, the signature, the sheet; then a correction.
// Deliberately the mouse in one place only, where the customer signs.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host, SAMPLES } from './harness/host';
import { findCar, openByNumber, PASSWORD, signIn } from './harness/trade';
import { carsElsewhere, orderAt } from './harness/workshop';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => leaveDesks(task));
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

/** Types, and waits until the core has the last of it; how soon that is after the last key stands in the log. */
async function typed(desk: Desk, fields: Record<string, string>): Promise<void> {
  const last = Object.values(fields).at(-1) ?? '';
  const kept = desk.page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/rpc/drafts_save') &&
      answer.ok() &&
      answer.request().postDataJSON().body.includes(last),
  );
  await desk.fill(fields);
  const since = performance.now();
  await kept;
  console.info(`kept ${Math.round(performance.now() - since)} ms after the last key`);
}

test('a photo is taken with the camera, found in the palette', async () => {
  const token = await host.token('chen', PASSWORD);
  const order = await orderAt(host, token, 'draft');
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/orders/${order.id}/reception`);
  await desk.offers('拍照');
  await desk.press('Control+k');
  await desk.page.getByRole('dialog').getByRole('combobox').waitFor();
  await desk.write('拍照');
  await desk.page.getByRole('option', { name: '拍照' }).waitFor();
  await desk.press('Enter');
  const camera = desk.page.getByRole('dialog', { name: '拍照' });
  await camera.locator('video').waitFor();
  await desk.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  await desk.button('拍下');
  await desk.page.locator('.photos .thumb img').waitFor();
  await desk.press('Control+Enter');
  await desk.told('已保存');
  const { photos } = (await host.ask('reception_get', { id: order.id }, token)).found;
  expect(photos).toHaveLength(1);
  expect(desk.complaints).toEqual([]);
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

test('what two people typed and did not save is there again after the program was killed', async () => {
  let own = await Host.demo(inject('demoShop'));
  try {
    const token = await own.token('zhou', PASSWORD);
    const order = await orderAt(own, token, 'quoted');
    const [car] = await carsElsewhere(own, token);
    const coming = { 客户描述: '左前轮过减速带有异响', '进厂里程 km': '987,654', 钥匙牌: 'K-31' };
    const here = { 客户描述: '客户来电：再看看空调不凉', 车位: 'D-08' };
    const toForms = async (): Promise<[Desk, Desk]> => {
      const first = await Desk.at(own);
      await signIn(first, 'chen');
      await findCar(first, car.plate.plate.slice(1), car.plate.plate);
      await first.press('Alt+n');
      await first.standsIn('客户描述');
      const second = await Desk.at(own, { terminal: '前台-2' });
      await signIn(second, 'lin');
      await openByNumber(second, order.number);
      return [first, second];
    };

    const before = await toForms();
    await Promise.all([typed(before[0], coming), typed(before[1], here)]);
    own = await own.killed();
    for (const desk of before) await desk.close();

    const after = await toForms();
    for (const [desk, fields] of [
      [after[0], coming],
      [after[1], here],
    ] as const) {
      await desk.sees('已恢复上次没保存的内容');
      for (const [field, text] of Object.entries(fields)) expect(await desk.value(field)).toBe(text);
      expect(desk.complaints).toEqual([]);
    }
    const now = await own.ask('repair_orders_get', { id: order.id }, await own.token('zhou', PASSWORD));
    expect(now, 'typed, but nobody saved it').toMatchObject({ complaint: order.complaint, parking: 'A3' });
  } finally {
    await own.stop();
  }
});

// 转单 and 交接班: one advisor's open cars are another's, with the word that goes with them.
// Deliberately by keys only: whoever hands over has the coat on already.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import { openByNumber, PASSWORD, signIn } from './harness/trade';
import { orderAt } from './harness/workshop';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

test('one order passes to a colleague, then the whole shift but one car', async () => {
  const chen = await host.token('chen', PASSWORD);
  const order = await orderAt(host, chen, 'quoted');
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await openByNumber(desk, order.number);
  await desk.press('Alt+t');
  await desk.standsIn('交给');
  await desk.choose('交给', '林梅');
  await desk.fill({ 交代: '客户五点来取' });
  await desk.press('Control+Enter');
  await desk.told('已交给 林梅');
  await desk.sees('→ 林梅 · 客户五点来取');
  await desk.sees('林梅、陈晓东 接车');
  const after = await host.ask('repair_orders_get', { id: order.id }, chen);
  expect([after.advisor, after.received_by]).toEqual(['林梅', '陈晓东']);

  const kept = await orderAt(host, chen, 'quoted');
  const handed = await orderAt(host, chen, 'quoted');
  await desk.press('Alt+1');
  await desk.offers('交接班');
  await desk.press('Alt+t');
  await desk.choose('交给', '林梅');
  await desk.field(await carLabel(desk, kept.number));
  await desk.press('Space');
  await desk.press('Control+Enter');
  await desk.told('已交给 林梅');
  const advisors = await Promise.all(
    [kept, handed].map(async ({ id }) => (await host.ask('repair_orders_get', { id }, chen)).advisor),
  );
  expect(advisors).toEqual(['陈晓东', '林梅']);
  expect(desk.complaints).toEqual([]);
});

/** How the dialog names a car: by plate, model and number. */
async function carLabel(desk: Desk, number: string): Promise<string> {
  const label = desk.page.locator('.cars label').filter({ hasText: number });
  await label.waitFor();
  return (await label.innerText()).replace(/\s+/g, ' ').trim();
}

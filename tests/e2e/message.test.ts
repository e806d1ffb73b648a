// One key puts what the customer should read into the clipboard, and keeps it on the order or the appointment as it was
// copied.
// Deliberately not what the texts say for each state: that is tested beside the screens.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { closeBrowser } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import { openByNumber, PASSWORD, signIn } from './harness/trade';
import { anotherLine, orderAt } from './harness/workshop';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => closeBrowser(task));
afterAll(() => host.stop());

test('F7 copies that the car is ready, and the order keeps the words', async () => {
  const token = await host.token('zhou', PASSWORD);
  const order = await orderAt(host, token, 'ready');
  const desk = await Desk.at(host);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(desk, 'chen');
  await openByNumber(desk, order.number);
  await desk.offers('发给客户');
  await desk.press('F7');
  await desk.told('已复制提车通知');
  const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('可以来店提车');
  expect(copied).toContain(order.lines[0].name);
  const kept = await host.ask('repair_orders_get', { id: order.id }, token);
  expect(kept.events.at(-1)).toMatchObject({ step: 'message', via: 'message', note: copied });
  expect(desk.complaints).toEqual([]);
});

test('F7 copies what an order asks for: the quotation while it waits, the more while it is worked on', async () => {
  const token = await host.token('zhou', PASSWORD);
  const [quoted, working] = [await orderAt(host, token, 'quoted'), await orderAt(host, token, 'in_progress')];
  for (const order of [quoted, working]) await anotherLine(host, token, order, '空调滤清器');
  const desk = await Desk.at(host);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(desk, 'chen');
  for (const [order, told, said] of [
    [quoted, '已复制报价', '更换空调滤清器'],
    [working, '已复制增项说明', '更换空调滤清器'],
  ] as const) {
    await openByNumber(desk, order.number);
    await desk.offers('发给客户');
    await desk.press('F7');
    await desk.told(told);
    const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(said);
    const kept = await host.ask('repair_orders_get', { id: order.id }, token);
    expect(kept.events.at(-1)).toMatchObject({ step: 'message', note: copied });
  }
  expect(desk.complaints).toEqual([]);
});

test('F7 copies when to come, from the appointment and from the list of reminders, and the appointment keeps it', async () => {
  const token = await host.token('chen', PASSWORD);
  const [due] = await host.ask('appointments_reminders', {}, token);
  const { id } = due.appointment;
  const desk = await Desk.at(host);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/appointments/${id}`);
  await desk.headed(due.appointment.number);
  await desk.offers('发给客户');
  await desk.press('F7');
  await desk.told('已复制预约信息');
  const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('到店时间：');
  expect(copied).toContain(due.appointment.plate?.plate ?? due.appointment.model);
  expect(copied, 'nobody is named in what may be forwarded').not.toContain(
    due.appointment.customer_name.whole,
  );
  await desk.sees('已复制给客户');

  await desk.page.goto(`${host.address}/#/appointments?tab=reminders`);
  await desk.page.getByRole('row').filter({ hasText: due.appointment.plate?.plate }).waitFor();
  await desk.offers('发给客户');
  await desk.press('F7');
  await desk.told('已复制预约信息');
  const { messages } = await host.ask('appointments_get', { id }, token);
  expect(messages, 'the same words, copied twice, are one message').toMatchObject([{ text: copied }]);
  expect(desk.complaints).toEqual([]);
});

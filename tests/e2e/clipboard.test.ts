// What goes through the clipboard. One key puts what the customer should read into it, and keeps it on the order or the
// appointment as it was copied; a copied 行驶证 fills the form of somebody new, for a person to compare.
// In one file, because the one browser has one clipboard. Deliberately made-up people and cars, and not what the texts say for
// each state: that is tested beside the screens.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import { openByNumber, PASSWORD, signIn } from './harness/trade';
import { anotherLine, orderAt } from './harness/workshop';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

async function withClipboard(): Promise<Desk> {
  const desk = await Desk.at(host);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return desk;
}

test('F7 copies that the car is ready, and the order keeps the words', async () => {
  const token = await host.token('zhou', PASSWORD);
  const order = await orderAt(host, token, 'ready');
  const desk = await withClipboard();
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
  const desk = await withClipboard();
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
  const desk = await withClipboard();
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

const LICENCE = `号牌号码 粤A7Q2W9 车辆类型 小型轿车
所有人 示例人
住址 广东省广州市示例路8号
使用性质 非营运 品牌型号 大众汽车牌SVW7183SJD
车辆识别代号 LSVAA49J232047377
发动机号码 DPL638053
注册日期 2019-05-20 发证日期 2019-05-21`;

test('the licence fills plate, VIN, owner and dates; undone it is as it was; saved it is a car', async () => {
  const desk = await withClipboard();
  await signIn(desk, 'chen');
  await desk.press('Alt+c');
  await desk.standsIn('姓名或单位');
  const copy = (text: string) => desk.page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await copy('刹车异响');
  await desk.press('Alt+v');
  await desk.told(/不像行驶证/);

  await copy(LICENCE);
  await desk.press('Alt+v');
  await desk.sees(/请对照证件核对/);
  const shown = () =>
    Promise.all(['姓名或单位', '车牌', 'VIN', '品牌', '购车日期'].map((one) => desk.value(one)));
  expect(await shown()).toEqual(['示例人', '粤A7Q2W9', 'LSVAA49J232047377', '大众', '2019-05-20']);
  await desk.page.locator('.toast').getByRole('button', { name: '撤销' }).dispatchEvent('click');
  await desk.page.waitForFunction(() => !document.querySelector('.check'));
  expect((await shown())[1]).toBe('');

  await desk.press('Alt+v');
  await desk.sees(/请对照证件核对/);
  await desk.press('Control+Enter');
  await desk.standsIn('客户描述');
  await desk.sees('粤A7Q2W9');
  expect(desk.complaints).toEqual([]);
});

// A complaint from the call in which it was said to its end, and the next advisor who knows of it before the customer speaks.
// Deliberately by keys only; when it is late, and who may see it, is tested in the core.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import { findCar, PASSWORD, signIn } from './harness/trade';
import { delivered } from './harness/workshop';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

const strip = (desk: Desk) => desk.page.locator('.car-panel .strip').filter({ hasText: '投诉' });

test('what is said in a call becomes a complaint, is answered, and the next advisor is told before a word', async () => {
  const zhou = await host.token('zhou', PASSWORD);
  const order = await delivered(host, zhou);
  const plate = order.vehicle.plate.plate;
  const due = { states: ['due'], from: null, until: null, after: null, limit: 200 };
  const { rows } = await host.ask('surveys_list', due, zhou);
  const survey = rows.find(({ order_id }: { order_id: number }) => order_id === order.id);

  const care = await Desk.at(host, { terminal: '客服' });
  await signIn(care, 'huang');
  await care.page.goto(`${host.address}/#/surveys/${survey.id}`);
  await care.offers('登记投诉');
  await care.press('Alt+u');
  await care.standsIn('投诉内容');
  await care.press('Control+Enter');
  expect(await care.refused('投诉内容')).toBe('请填写');
  await care.fill({ 投诉内容: '说好四点交车，等到六点半' });
  await care.choose('事由', '等待与交车时间');
  await care.press('Control+Enter');
  await care.told('已登记投诉 TS20261124');
  await care.sees('说好四点交车，等到六点半');

  const front = await Desk.at(host);
  await signIn(front, 'chen');
  await findCar(front, plate);
  expect(await strip(front).innerText(), 'known before the customer speaks').toMatch(
    /说好四点交车，等到六点半 · 11-27 \d\d:\d\d 前处理完/,
  );

  await care.fill({ '做了什么、查到什么': '当天等配件，已致歉' });
  const chen = (await host.ask('staff_me', {}, await host.token('chen', PASSWORD))).person.id;
  const open = await host.ask('complaints_list', { state: 'open', after: null, limit: 50 }, zhou);
  const { id } = open.rows.find(({ words }: { words: string }) => words.startsWith('说好四点'));
  const passed = { level: 'general', handler_id: chen, words: '交给陈晓东跟进' };
  await host.ask('complaints_note', { id, version: 1, ...passed }, zhou);
  await care.sees('交给陈晓东跟进');
  await care.choose('级别', '升级');
  await care.press('Control+Enter');
  await care.told('已记录');
  const { handler_id } = await host.ask('complaints_get', { id }, zhou);
  expect(handler_id, 'a note does not take back what a colleague passed on meanwhile').toBe(chen);
  await care.press('Alt+s');
  await care.standsIn('怎么解决的');
  await care.fill({ 怎么解决的: '赠送一次洗车' });
  await care.press('Control+Enter');
  await care.sees('客户认可处理结果');

  await strip(front).filter({ hasText: '已结案：赠送一次洗车' }).waitFor();
  await front.press('Alt+u');
  await front.standsIn('投诉内容');
  expect(
    await front.page.locator('.strip').filter({ hasText: '已结案' }).count(),
    'seen while one writes',
  ).toBe(1);

  await care.press('Alt+r');
  await care.fill({ 原因: '又等了一个小时' });
  await care.press('Control+Enter');
  await care.told('已重开，级别：升级');
  await care.press('Alt+3');
  await care.page.getByRole('grid', { name: '回访' }).waitFor();
  await care.press('Alt+k');
  await care.row('说好四点交车').waitFor();
  expect([...care.complaints, ...front.complaints]).toEqual([]);
});

test('what was typed of a complaint is there again when the window was closed over it', async () => {
  const order = await delivered(host, await host.token('zhou', PASSWORD));
  const first = await Desk.at(host);
  await signIn(first, 'chen');
  await findCar(first, order.vehicle.plate.plate);
  const kept = first.page.waitForResponse((one) => one.url().endsWith('/drafts_save'));
  await first.press('Alt+u');
  await first.standsIn('投诉内容');
  await first.fill({ 投诉内容: '洗车没洗干净' });
  await kept;
  await first.close();
  const again = await Desk.at(host);
  await signIn(again, 'chen');
  await findCar(again, order.vehicle.plate.plate);
  await again.press('Alt+u');
  await again.sees('已恢复上次没保存的内容');
  expect(await again.box('投诉内容').inputValue()).toBe('洗车没洗干净');
});

// What is typed wrongly is refused at its field, with the keyboard there, and everything typed stays. Deliberately one of
// each kind of screen; every field of every command is tried in the core's own tests.
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import { addFromCatalogue, findCar, linesDone, openOrder, PASSWORD, signIn, step } from './harness/trade';
import { carsElsewhere } from './harness/workshop';

let host: Host;
let desk: Desk;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
beforeEach(async () => {
  desk = await Desk.at(host);
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

/** Refused at the field, and all that was typed still stands. */
async function refusedAt(
  label: string,
  sentence: string | RegExp,
  typed: Record<string, string>,
): Promise<void> {
  expect(await desk.refused(label)).toMatch(sentence);
  for (const [field, text] of Object.entries(typed)) expect(await desk.value(field)).toBe(text);
}

test('a password that is wrong: the name stays, the sentence says what to do', async () => {
  await desk.box('密码').waitFor();
  await desk.fill({ 用户名: 'chen', 密码: 'nicht-richtig' });
  await desk.press('Control+Enter');
  await desk.sees('用户名或密码不对');
  expect(await desk.value('用户名')).toBe('chen');
});

test('a new customer and car: each wrong value at its field, the customer made once', async () => {
  await signIn(desk, 'chen');
  await desk.press('Alt+c');
  await desk.standsIn('姓名或单位');
  const person = { 姓名或单位: '路遥', 电话: '139123400' };
  await desk.fill(person);
  await desk.fill({ 车牌: '粤B7K9Q' });
  await desk.press('Control+Enter');
  await refusedAt('品牌', '请填写', { ...person, 车牌: '粤B7K9Q' });

  await desk.fill({ 品牌: '大众', 车型: '朗逸', '里程 km': '一千' });
  await desk.press('Control+Enter');
  await refusedAt('里程 km', '请填数字', { ...person, '里程 km': '一千' });
  await desk.fill({ '里程 km': '1000' });
  await desk.press('Control+Enter');
  await refusedAt('电话', '电话号码不对', { ...person, 车型: '朗逸' });

  await desk.fill({ 电话: '13912340077' });
  await desk.press('Control+Enter');
  await refusedAt('车牌', '车牌号码不对', { 车牌: '粤B7K9Q', 品牌: '大众' });
  await desk.fill({ 车牌: '粤B7K9Q8' });
  await desk.press('Control+Enter');
  await desk.standsIn('客户描述');
  const token = await host.token('chen', PASSWORD);
  expect(
    await host.ask('customers_list', { find: '路遥', debtor: null, after: null, limit: 9 }, token),
  ).toMatchObject({
    rows: [{ plates: [{ plate: '粤B7K9Q8' }] }],
  });
});

test('开单: a past promise and a shrunken odometer are refused where they stand', async () => {
  await signIn(desk, 'chen');
  const token = await host.token('chen', PASSWORD);
  const hits = await host.ask('search_find', { text: '粤B', limit: 12 }, token);
  const { vehicle } = hits.find(
    ({ vehicle: car }: { vehicle: { odometer_km: number } | null }) => (car?.odometer_km ?? 0) > 100,
  );
  await findCar(desk, vehicle.plate.plate.slice(1), vehicle.plate.plate);
  await desk.press('Alt+n');
  await desk.standsIn('客户描述');
  await desk.press('Control+Enter');
  await refusedAt('客户描述', '请填写', {});

  await desk.fill({ 客户描述: '异响', 预计交车: '昨日' });
  await desk.press('Control+Enter');
  await refusedAt('预计交车', '日期或时间看不懂', { 客户描述: '异响', 预计交车: '昨日' });
  await desk.fill({ 预计交车: '2020-01-01 9:00' });
  await desk.press('Control+Enter');
  await refusedAt('预计交车', '不能早于现在', { 客户描述: '异响' });
  await desk.fill({ 预计交车: '明天 9:00' });
  await desk.backTo('进厂里程 km');
  await desk.fill({ '进厂里程 km': '1' });
  await desk.press('Control+Enter');
  await refusedAt('进厂里程 km', '还小', { 客户描述: '异响', '进厂里程 km': '1' });
});

test('a line of an order: amounts that cannot be read, and a quantity of nothing', async () => {
  await signIn(desk, 'lin');
  await findCar(desk, '粤B');
  await openOrder(desk, { complaint: '更换雨刮' });
  await desk.write('雨刮片');
  await desk.button('+ 配件');
  await desk.box('付费').waitFor();
  await desk.fill({ 数量: '两', 单价: '58' });
  await desk.press('Control+Enter');
  await refusedAt('数量', '请填数字', { 数量: '两' });
  await desk.fill({ 数量: '0' });
  await desk.press('Control+Enter');
  await refusedAt('配件类型', '请填写', { 数量: '0' });
  await desk.choose('配件类型', '原厂');
  await desk.press('Control+Enter');
  await refusedAt('数量', /./, { 数量: '0' });
  await desk.fill({ 数量: '2' });
  await desk.fill({ 优惠: '500' });
  await desk.press('Control+Enter');
  await refusedAt('优惠', /./, { 优惠: '500' });
  await desk.fill({ 优惠: '' });
  await desk.press('Control+Enter');
  await desk.row('雨刮片').waitFor();
  await desk.press('Escape');
  await step(desk, '待确认');
});

test('委托 without a promised time: the field on the reception sheet is asked for, and everything goes on from there', async () => {
  await signIn(desk, 'lin');
  const [car] = await carsElsewhere(host, await host.token('lin', PASSWORD));
  await findCar(desk, car.plate.plate.slice(1), car.plate.plate);
  await desk.press('Alt+n');
  await desk.standsIn('客户描述');
  await desk.fill({ 客户描述: '没说几点来取' });
  await desk.press('Control+Enter');
  await desk.headed('接待中');
  await addFromCatalogue(desk, 'gs0001');
  await linesDone(desk);
  await step(desk, '待确认');
  await desk.press('Alt+s');
  await refusedAt('预计交车', '请填写', { 客户描述: '没说几点来取' });
  await desk.fill({ 预计交车: '明天 17:00' });
  await step(desk, '待派工', () => desk.choose('客户如何答复', '电话'));
});

test('打印: a count of copies no printer takes is told at its own sheet, and the other sheets keep what was typed', async () => {
  await signIn(desk, 'zhou');
  await desk.page.goto(`${host.address}/#/settings/printing`);
  const copies = (sheet: string) => desk.page.getByRole('group', { name: sheet }).getByLabel('份数');
  const sheets = desk.page.getByRole('group').filter({ has: desk.page.getByLabel('份数') });
  const typed = async (sheet: string, count: string) => {
    await copies(sheet).focus();
    await desk.press('Control+a');
    await desk.type(count);
  };
  await copies('报价单').waitFor();
  await typed('维修委托书', '3');
  for (const [count, sentence] of [
    ['0', '1 到 9 份'],
    ['99', '1 到 9 份'],
    ['两', '请填数字'],
  ] as const) {
    await typed('结算清单', count);
    await desk.press('Control+Enter');
    await refusedAt('份数', sentence, {});
    const marked = sheets.filter({ has: desk.page.locator('[aria-invalid=true]') });
    expect(await marked.count(), 'every sheet has such a field; one of them is wrong').toBe(1);
    expect(await marked.getAttribute('aria-label')).toBe('结算清单');
    expect(await copies('结算清单').inputValue()).toBe(count);
    expect(await copies('维修委托书').inputValue()).toBe('3');
  }
  await typed('结算清单', '2');
  await desk.press('Control+Enter');
  await desk.told('已保存');
  await desk.page.reload();
  await copies('结算清单').waitFor();
  expect(await copies('结算清单').inputValue()).toBe('2');
  expect(await copies('维修委托书').inputValue(), 'typed before the refusals, saved after them').toBe('3');
});

test('a search given up with Esc gives the keyboard back to where it was', async () => {
  await signIn(desk, 'chen');
  const before = await desk.where();
  await desk.press('F2');
  await desk.type('B');
  await desk.press('Escape');
  expect(await desk.where()).toBe(before);
});

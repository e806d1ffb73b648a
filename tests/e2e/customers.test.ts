// The customer's file by keys: whom else to call, what they agree to, and one who stands on file twice made one and parted again.
// A company within its limit is asked nothing.
// Deliberately one pair: what moves and what stands in the way of undoing is tried at random in the core.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import type { Answer } from './harness/host';
import { Host } from './harness/host';
import { PASSWORD, search, signIn } from './harness/trade';
import { bill } from './harness/workshop';

let host: Host;
let token: string;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
  token = await host.token('chen', PASSWORD);
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

async function person(name: string, phone: string, address: string | null): Promise<Answer> {
  const card = {
    id: null,
    version: null,
    kind: 'person',
    name: { set: name },
    phone: { set: phone },
    contact_name: { set: null },
    credit_code: null,
    address: { set: address },
    debtor: 'none',
    no_marketing: false,
    remark: null,
  };
  return host.ask('customers_save', card, token);
}

/** Somebody of the demo shop with a car, and a second file of them that a hurried colleague made. */
async function twice(): Promise<{ kept: Answer; double: Answer }> {
  const asked = { find: '', debtor: null, after: null, limit: 50 };
  const { rows } = await host.ask('customers_list', asked, token);
  const brief = rows.find(({ kind, plates }: Answer) => kind === 'person' && plates.length);
  const { customer: kept } = await host.ask('customers_get', { id: brief.id }, token);
  return { kept, double: await person(kept.name.whole, '13911110000', '深圳市南山区') };
}

test('two files of one customer are made one, found by either phone, and parted again', async () => {
  const { kept, double } = await twice();
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/customers/${kept.id}`);
  await desk.offers('可能重复 1');
  await desk.press('Alt+m');
  await desk.standsIn('与哪位是同一客户');
  await desk.type('13911110000');
  await desk.page.getByRole('option').waitFor();
  await desk.press('Enter');
  const choice = (field: string, side: number) =>
    desk.page.getByRole('row').filter({ hasText: field }).getByRole('radio').nth(side);
  await choice('电话', 1).waitFor();
  expect(await choice('地址', 1).isChecked(), 'what only the other card knows is taken').toBe(true);
  expect(await choice('电话', 0).isChecked(), 'what both know stays').toBe(true);
  await choice('电话', 0).focus();
  await desk.press('ArrowRight', 'Control+Enter');
  await desk.sees('已并入');
  await expect.poll(() => desk.value('电话')).toBe('13911110000');
  expect(await search(desk, kept.phone.whole)).toHaveLength(1);
  expect(await search(desk, '13911110000')).toHaveLength(1);
  await desk.press('Escape');

  await desk.page.goto(`${host.address}/#/customers/${double.id}`);
  await desk.page.waitForURL(new RegExp(`customers/${kept.id}$`));
  await desk.button('撤销合并');
  await desk.told('已恢复为单独的档案');
  await expect.poll(() => desk.value('电话')).toBe(kept.phone.whole);
  await desk.page.goto(`${host.address}/#/customers/${double.id}`);
  await desk.box('电话').waitFor();
  expect(await desk.value('电话')).toBe('13911110000');
  expect(desk.complaints).toEqual([]);
});

test('after the other file is found the keyboard stands at the first choice, and Ctrl+Enter merges from there', async () => {
  const kept = await person('闻人语', '13922220001', null);
  const double = await person('闻人语', '13922220002', '深圳市福田区');
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/customers/${kept.id}`);
  await desk.offers('可能重复 1');
  await desk.press('Alt+m');
  await desk.standsIn('与哪位是同一客户');
  await desk.type('13922220002');
  await desk.page.getByRole('option').waitFor();
  await desk.press('Enter');
  // What was chosen in is gone with the choice; the first field that differs stands at what stays unless somebody says.
  await expect.poll(() => desk.where()).toBe('13922220001');
  await desk.press('Enter');
  expect(await desk.where(), 'Enter goes on to the next field that differs').toBe('深圳市福田区');
  await desk.press('Control+Enter');
  await desk.told('已并入「闻人语」');
  await expect.poll(() => desk.value('地址')).toBe('深圳市福田区');
  expect(await desk.value('电话')).toBe('13922220001');
  await desk.page.goto(`${host.address}/#/customers/${double.id}`);
  await desk.page.waitForURL(new RegExp(`customers/${kept.id}$`));
  expect(desk.complaints).toEqual([]);
});

test('two files that say the same leave nothing to choose: the keyboard stands at the button that merges', async () => {
  const kept = await person('司空见', '13922220003', null);
  const double = await person('司空见', '13922220003', null);
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/customers/${kept.id}`);
  await desk.offers('可能重复 1');
  await desk.press('Alt+m');
  await desk.standsIn('与哪位是同一客户');
  await desk.button(/司空见/);
  await expect.poll(() => desk.where()).toMatch(/^合并/);
  await desk.press('Control+Enter');
  await desk.told('已并入「司空见」');
  await desk.page.goto(`${host.address}/#/customers/${double.id}`);
  await desk.page.waitForURL(new RegExp(`customers/${kept.id}$`));
  expect(desk.complaints).toEqual([]);
});

test('a second phone is kept in the file and found like the first', async () => {
  const { double: customer } = await twice();
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/customers/${customer.id}`);
  await desk.offers('联系方式');
  await desk.press('Alt+l');
  await desk.page.locator('.dialog form').waitFor();
  await desk.press('Alt+a');
  const phone = desk.page.locator('.contact input').first();
  await phone.waitFor();
  await desk.type('1370000');
  await desk.press('Control+Enter');
  await desk.sees('电话号码不对，请核对');
  await desk.press('Control+a');
  await desk.type('13700001111');
  await desk.press('Enter');
  await desk.choose('是谁的', '司机');
  await desk.fill({ 姓名: '李师傅' });
  await desk.choose('希望如何联系', '发消息');
  await desk.press('Control+Enter');
  await desk.told('已保存');
  await desk.sees('13700001111');
  expect(await search(desk, '13700001111')).toHaveLength(1);
  expect(desk.complaints).toEqual([]);
});

test('what a customer agrees to is noted and withdrawn with the same key', async () => {
  const { double: customer } = await twice();
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/customers/${customer.id}`);
  await desk.offers('授权同意');
  await desk.press('Alt+t');
  await desk.choose('客户如何表示', '电话');
  await desk.button(/^同意$/);
  await desk.told('已记录：营销');
  await desk.button(/^撤回$/);
  await desk.told('已记录：营销');
  const marketing = desk.page.locator('.purpose').first();
  expect(await marketing.innerText()).toMatch(/不同意 · .* · 电话 · 陈晓东 · 第 1 版\s+已同意/);
  await desk.press('Escape');
  await desk.sees('勿营销');
  const file = await host.ask('customers_get', { id: customer.id }, token);
  expect(file.customer.no_marketing).toBe(true);
  expect(desk.complaints).toEqual([]);
});

test('whose role masks a phone sees it once they say why, and the history keeps that', async () => {
  const { double: customer } = await twice();
  const desk = await Desk.at(host);
  await signIn(desk, 'zheng');
  await desk.page.goto(`${host.address}/#/customers/${customer.id}`);
  await desk.offers('查看隐藏内容');
  expect(await desk.value('电话')).toBe('139****0000');
  await desk.press('Alt+u');
  await desk.standsIn('查看哪一项');
  await desk.fill({ 原因: '路试后联系客户' });
  await desk.press('Control+Enter');
  await desk.page.locator('.shown').filter({ hasText: '13911110000' }).waitFor();
  const asked = { kind: 'customers', id: customer.id, before: null, limit: 5 };
  const history = await host.ask('journal_history', asked, await host.token('zhou', PASSWORD));
  expect(history[0]).toMatchObject({
    operation: 'customers_unmask',
    person: '郑海',
    after: { shown: 'phone', reason: '路试后联系客户' },
  });
  expect(desk.complaints).toEqual([]);
});

test('a company goes on account within its limit without a manager, and is told when it goes beyond', async () => {
  const manager = await host.token('zhou', PASSWORD);
  const asked = { find: '', debtor: 'account', after: null, limit: 1 };
  const [company] = (await host.ask('customers_list', asked, token)).rows;
  const allow = async (limit_fen: number) => {
    const { customer } = await host.ask('customers_get', { id: company.id }, token);
    const request = { id: customer.id, version: customer.version, limit_fen, days: null };
    return host.ask('customers_save_credit', request, manager);
  };
  await allow(100);
  const { brief } = await bill(host, manager);
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.goto(`${host.address}/#/settlements/${brief.id}`);
  await desk.page.locator('.figures').waitFor();
  const choose = async () => {
    await desk.press('Alt+g');
    await desk.standsIn('挂账单位');
    await desk.write(company.name.whole);
    await desk.page.getByRole('option').first().waitFor();
    await desk.press('Enter');
  };
  await choose();
  await desk.sees(/超出额度 ¥1\.00，需要经理批准/);
  await desk.fill({ 原因: '月结单位' });
  await desk.press('Control+Enter');
  await desk.box('批准人用户名').waitFor();
  await desk.press('Escape');

  await allow(100_000_000);
  await choose();
  await desk.sees(/在额度 ¥1,000,000\.00 以内/);
  await desk.fill({ 原因: '月结单位' });
  await desk.press('Control+Enter');
  await desk.told('已挂账');

  await desk.page.goto(`${host.address}/#/customers/${company.id}`);
  await desk.sees('额度 ¥1,000,000.00');
  expect(desk.complaints).toEqual([]);
});

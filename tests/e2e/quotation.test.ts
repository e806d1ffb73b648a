// A quotation by keys: a package by its initials, an equivalent part that is pointed out, the 报价单, the answer by phone,
// the 委托书 signed on screen; then, at the next visit, what was declined.
// Deliberately the mouse in one place only, where the customer signs.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import type { Answer } from './harness/host';
import { addFromCatalogue, linesDone, PASSWORD, signIn, step, typeLine } from './harness/trade';
import { orderAt } from './harness/workshop';

let host: Host;
let token: string;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
  token = await host.token('zhou', PASSWORD);
  const part = { id: null, version: null, number: 'TZ7730125', name: '同质前制动片', brand: '同质品牌' };
  const priced = { spec: null, unit: '套', class: 'equivalent', price_fen: 30_000, tax_rate_bp: 1300 };
  await host.ask('parts_save', { ...part, ...priced, location: null, fits: null, retired: false }, token);
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

const now = (id: number): Promise<Answer> => host.ask('repair_orders_get', { id }, token);

/** A line without a number in the catalogue, not answered yet. */
async function offered(order_id: number, name: string, unit_price_fen = 18_000): Promise<Answer> {
  const { version } = await now(order_id);
  const blank = { operation_id: null, part_id: null, code: null, hours: null, quantity: null, unit: null };
  const priced = { unit_price_fen, discount_fen: 0, tax_rate_bp: 1300, brand: null };
  const whose = { part_class: null, payer: 'customer', debtor_id: null, old_part: 'none' };
  const line = { line_id: null, kind: 'other', name, ...blank, ...priced, ...whose };
  return host.ask('repair_orders_put_line', { order_id, version, ...line }, token);
}

async function declined({ id, version }: Answer, lines: Answer[]): Promise<Answer> {
  const no = { decision: 'declined', via: 'in_person', by: 'owner', by_name: null, pointed_out: false };
  const line_ids = lines.map((line) => line.id);
  return host.ask('repair_orders_decide', { order_id: id, version, line_ids, ...no }, token);
}

async function toOrder(desk: Desk, id: number): Promise<void> {
  await desk.page.evaluate((to) => (location.hash = `#/orders/${to}`), id);
  await desk.page.locator('.lines .line').first().waitFor();
}

/** The customer's hand on the pad. */
async function drawn(desk: Desk): Promise<void> {
  const pad = desk.page.locator('svg.pad');
  await pad.waitFor();
  const box = (await pad.boundingBox()) as { x: number; y: number; width: number; height: number };
  await desk.page.mouse.move(box.x + 60, box.y + 120);
  await desk.page.mouse.down();
  for (let at = 1; at <= 20; at += 1)
    await desk.page.mouse.move(box.x + 60 + at * 15, box.y + 100 + 50 * Math.sin(at));
  await desk.page.mouse.up();
}

test('a package and an equivalent part are quoted, answered by phone, and signed for', async () => {
  const order = await orderAt(host, token, 'draft');
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await toOrder(desk, order.id);

  await desk.press('Insert');
  await desk.standsIn('编码、名称或首字母');
  await desk.type('dbytc');
  await desk.page
    .getByRole('option', { name: /大保养套餐/ })
    .first()
    .waitFor();
  await desk.press('Enter');
  await desk.page.locator('.lines .line').nth(8).waitFor();
  await addFromCatalogue(desk, 'TZ77');
  await typeLine(desk, '其他', '拖车费', { price: '300' });
  await linesDone(desk);
  const open = (await now(order.id)).lines.filter(({ decision }: Answer) => decision === 'open');
  expect(open).toHaveLength(10);
  expect(open.at(-1)).toMatchObject({ kind: 'other', name: '拖车费', amount_fen: 30_000, quantity: null });
  expect(open.filter((line: Answer) => line.package?.name === '大保养套餐')).toHaveLength(8);

  const sheet = await desk.sheet('Alt+q', 'quotation');
  expect(sheet).toMatch(/维修报价单[^]*大保养套餐[^]*报价有效至/);
  expect(sheet.replace(/\s/g, '')).toContain(
    '以下不是原厂配件，请在同意前了解清楚：同质前制动片（同质配件）',
  );

  await desk.press('Alt+a');
  await desk.page.locator('.dialog form').waitFor();
  await desk.choose('谁答复的', '其他人');
  await desk.fill({ 姓名: '李女士' });
  await desk.choose('客户如何答复', '电话');
  await desk.tick('已向客户说明：不是原厂配件');
  await desk.press('Control+Enter');
  await desk.page.locator('.dialog form').waitFor({ state: 'hidden' });
  const agreed = (await now(order.id)).lines.find(({ name }: Answer) => name === '同质前制动片');
  expect([agreed.decided_by_name, agreed.decided_via, agreed.pointed_out]).toEqual([
    { whole: '李女士' },
    'phone',
    true,
  ]);
  expect(agreed.quotation).toMatch(/^BJ\d{8}-\d{4}$/);

  await desk.press('Alt+g');
  await drawn(desk);
  await desk.press('Control+Enter');
  await desk.told('委托书已签');
  const { signed } = await now(order.id);
  expect(signed).toMatchObject([{ edition: 1, holds: true }]);
  expect(signed[0].file).toMatch(/^[0-9a-f]{64}$/);
  const kept = await desk.sheet('button 委托书 第 1 版', 'signed-authorisation');
  expect(kept.replace(/\s/g, '')).toMatch(/托修方已阅读并同意[^]*屏幕签名/);
  await addFromCatalogue(desk, 'GS0032');
  await linesDone(desk);
  await desk.press('Alt+a');
  await desk.sees('签字后同意的内容有变更');
  expect(desk.complaints).toEqual([]);
});

test('one key agrees to all that is open, and the news of it takes that back, and only that', async () => {
  const { id } = await orderAt(host, token, 'draft');
  const refused = await offered(id, '空调管路清洗');
  await declined(refused, refused.lines.slice(-1));
  await offered(id, '节气门清洗', 18_000);
  const before = await offered(id, '拖车费', 30_050);
  expect(before.lines.map(({ decision }: Answer) => decision)).toEqual([
    'agreed',
    'declined',
    'open',
    'open',
  ]);
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await toOrder(desk, id);
  await desk.offers('全部同意 2');

  await desk.press('Alt+a');
  const news = desk.page.locator('.toast', { hasText: '2 项 ¥480.50 已记为当面同意' });
  await news.waitFor();
  const agreed = await now(id);
  expect(agreed.lines.map(({ decision }: Answer) => decision)).toEqual([
    ...['agreed', 'declined', 'agreed', 'agreed'],
  ]);
  expect(agreed.agreed_fen).toBe(before.agreed_fen + 48_050);

  // The news stays ten seconds: the way to its button is not what is tried here.
  await news.getByRole('button', { name: '撤销' }).focus();
  await desk.press('Enter');
  await desk.offers('全部同意 2');
  await news.waitFor({ state: 'hidden' });
  const after = await now(id);
  expect(after.lines, 'who spoke, how and when is gone with the word; the other lines keep theirs').toEqual(
    before.lines,
  );
  expect(after.agreed_fen).toBe(before.agreed_fen);
  expect(await desk.page.locator('.lines .line').allInnerTexts()).toEqual([
    ...[expect.stringContaining('同意'), expect.stringContaining('拒绝')],
    ...[expect.stringContaining('未定'), expect.stringContaining('未定')],
  ]);

  // The button that names the key is the same act.
  await desk.button('全部同意 2');
  await news.getByRole('button', { name: '撤销' }).waitFor();
  expect(desk.complaints).toEqual([]);
});

test('who authorises sees which lines that agrees to and what they come to, and just those are agreed', async () => {
  const { id } = await orderAt(host, token, 'draft');
  const refused = await offered(id, '空调管路清洗');
  await declined(refused, refused.lines.slice(-1));
  await offered(id, '节气门清洗', 18_000);
  const before = await offered(id, '拖车费', 30_050);
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await toOrder(desk, id);
  await step(desk, '待确认');

  const dialog = desk.page.locator('.dialog form');
  const asked = async () => {
    await desk.press('Alt+s');
    await dialog.waitFor();
    const lines = (await dialog.getByRole('listitem').allInnerTexts()).map((line) => line.split(/\s+/));
    expect(lines, 'what is answered already is not asked again').toEqual([
      ['节气门清洗', '180.00'],
      ['拖车费', '300.50'],
    ]);
    expect(await desk.box('客户同意以上 2 项，共 ¥480.50').isChecked()).toBe(true);
  };
  await asked();
  await desk.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect((await now(id)).lines, 'looked at, not taken').toEqual(before.lines);

  await asked();
  await desk.choose('客户如何答复', '电话');
  await desk.press('Control+Enter');
  await desk.headed('待派工');
  const { lines, agreed_fen } = await now(id);
  expect(lines.map(({ decision, decided_via }: Answer) => [decision, decided_via])).toEqual([
    ['agreed', 'in_person'],
    ['declined', 'in_person'],
    ['agreed', 'phone'],
    ['agreed', 'phone'],
  ]);
  expect(agreed_fen, 'the sum that was read out').toBe(before.agreed_fen + 48_050);
  expect(desk.complaints).toEqual([]);
});

test('who authorises without the open lines leaves them open', async () => {
  const { id } = await orderAt(host, token, 'draft');
  await offered(id, '拖车费', 30_050);
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await toOrder(desk, id);
  await step(desk, '待确认');
  await step(desk, '待派工', async () => {
    await desk.field('客户同意以上 1 项，共 ¥300.50');
    await desk.press('Space');
  });
  expect((await now(id)).lines.map(({ decision }: Answer) => decision)).toEqual(['agreed', 'open']);
  expect(desk.complaints).toEqual([]);
});

test('what was declined is offered at the next visit with one key, or dismissed with a reason', async () => {
  const first = await orderAt(host, token, 'draft');
  await offered(first.id, '空调管路清洗');
  const both = await offered(first.id, '节气门清洗');
  await declined(both, both.lines.slice(-2));

  const head = { vehicle_id: first.vehicle.id, brought_by: null, brought_by_phone: null };
  const car = { odometer_in_km: first.odometer_in_km + 10, energy_level_pct: null, complaint: '保养' };
  const wishes = {
    key_tag: null,
    parking: null,
    waiting: false,
    urgent: false,
    wash: false,
    road_test: false,
  };
  const more = { business_type: 'regular_service', promised_at: null };
  const second = await host.ask('repair_orders_open', { ...head, ...car, ...more, ...wishes }, token);
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await desk.page.evaluate((to) => (location.hash = `#/orders/${to}`), second.id);
  await desk.sees('以前没有做的项目');
  await desk.press('Escape');
  await desk.press('Alt+b');
  await desk.page.locator('.lines .line').first().waitFor();
  expect((await now(second.id)).lines).toMatchObject([{ name: '节气门清洗', decision: 'open' }]);

  await desk.press('Alt+d');
  await desk.sees('不再提醒「空调管路清洗」');
  await desk.standsIn('原因');
  await desk.write('客户已在别处做过');
  await desk.press('Control+Enter');
  await desk.page.locator('.declined').waitFor({ state: 'hidden' });
  const before = await now(first.id);
  expect(before.lines.map(({ dismissed }: Answer) => dismissed).filter(Boolean)).toEqual([
    '客户已在别处做过',
  ]);
  expect(desk.complaints).toEqual([]);
});

test('a package and hours by model are kept in the settings by keys', async () => {
  const desk = await Desk.at(host);
  await signIn(desk, 'zhou');
  await desk.page.evaluate(() => (location.hash = '#/settings/catalogue'));
  await desk.sees('小保养套餐');
  await desk.press('Alt+t');
  await desk.standsIn('编码');
  await desk.fill({ 编码: 'TC0100', 名称: '夏季空调套餐', '到期里程 km': '5000' });
  await desk.field('包含的工时和配件');
  await desk.type('GS0003');
  await desk.page.getByRole('option').first().waitFor();
  await desk.press('Enter');
  await desk.page.locator('.items li').first().waitFor();
  await desk.press('Control+Enter');
  await desk.told('已保存「夏季空调套餐」');
  await desk.sees('夏季空调套餐');

  const [operation] = await host.ask('labour_find', { text: 'GS0013', limit: 1 }, token);
  expect(operation.model_hours).toMatchObject([{ brand: '大众', model: '迈腾', hours: 90 }]);
  expect(desk.complaints).toEqual([]);
});

// Two people at one order: who saves second is told, chooses between both values and loses nothing typed; each sees what
// the other saved without asking. Deliberately measured, not judged, by the clock: the time stands in the log.
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

/** Two desks before the same order. */
async function bothAt(number: string): Promise<[Desk, Desk]> {
  const desks: Desk[] = [];
  for (const [terminal, login] of [
    ['前台-1', 'chen'],
    ['前台-2', 'lin'],
  ] as const) {
    const desk = await Desk.at(host, { terminal });
    await signIn(desk, login);
    await openByNumber(desk, number);
    desks.push(desk);
  }
  return desks as [Desk, Desk];
}

test('the second save is told who was first, chooses, and keeps what it typed', async () => {
  const order = await orderAt(host, await host.token('zhou', PASSWORD), 'in_progress');
  const [first, second] = await bothAt(order.number);

  // Both type; what the second window hears meanwhile must not touch what it typed.
  await second.fill({ 客户描述: '第二个人写的客户描述', 钥匙牌: 'B-22' });
  await first.fill({ 客户描述: '第一个人写的客户描述', 车位: 'C-77' });
  await first.press('Control+Enter');
  await first.told('已保存');

  // It hears of the other save before its own: what differs is shown, what was typed stays.
  const conflict = second.page.getByRole('alertdialog');
  await conflict.waitFor();
  const said = await conflict.innerText();
  for (const words of ['第一个人写的客户描述', '第二个人写的客户描述']) expect(said).toContain(words);
  expect(await second.value('客户描述')).toBe('第二个人写的客户描述');
  expect(await second.value('钥匙牌')).toBe('B-22');

  // The key that saves means the choice while there is one.
  await second.press('Control+Enter');
  await conflict.waitFor({ state: 'hidden' });
  await first.page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === '第二个人写的客户描述'),
  );
  const saved = await host.ask('repair_orders_get', { id: order.id }, await host.token('zhou', PASSWORD));
  expect(saved).toMatchObject({ complaint: '第二个人写的客户描述', key_tag: 'B-22', parking: 'C-77' });
  for (const desk of [first, second]) expect(desk.complaints).toEqual([]);
});

test('a line two people change keeps what each of them changed', async () => {
  const token = await host.token('zhou', PASSWORD);
  const order = await orderAt(host, token, 'quoted');
  const [, second] = await bothAt(order.number);
  await second.page.locator('.lines .line').first().waitFor();
  await second.page.getByRole('grid').first().focus();
  await second.press('Enter');
  await second.page.locator('.editor form').waitFor();

  const now = await host.ask('repair_orders_get', { id: order.id }, token);
  const [line] = now.lines;
  const { id, debtor, ...rest } = line;
  const kept = [
    'kind',
    'operation_id',
    'part_id',
    'code',
    'hours',
    'quantity',
    'unit',
    'discount_fen',
    'tax_rate_bp',
  ];
  const same = Object.fromEntries(
    [...kept, 'brand', 'part_class', 'payer', 'old_part'].map((key) => [key, rest[key]]),
  );
  await host.ask(
    'repair_orders_put_line',
    {
      ...same,
      ...{ order_id: order.id, version: now.version, line_id: id, debtor_id: debtor?.id ?? null },
      ...{ name: '第一个人改的名称', unit_price_fen: line.unit_price_fen + 5000, approval: null },
    },
    token,
  );
  await second.page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLInputElement>('.editor form input')].some(
      ({ value }) => value === '第一个人改的名称',
    ),
  );
  await second.fill({ 优惠: '1' });
  await second.press('Control+Enter');
  await second.page.locator('.editor form').waitFor({ state: 'hidden' });
  const saved = await host.ask('repair_orders_get', { id: order.id }, token);
  expect(saved.lines[0]).toMatchObject({
    ...{ name: '第一个人改的名称', unit_price_fen: line.unit_price_fen + 5000, discount_fen: 100 },
  });
});

test('each sees what the other saved, without asking', async () => {
  const order = await orderAt(host, await host.token('zhou', PASSWORD), 'in_progress');
  const [first, second] = await bothAt(order.number);
  for (const [writer, reader, tag] of [
    [first, second, 'K-301'],
    [second, first, 'K-302'],
  ] as const) {
    await writer.fill({ 钥匙牌: tag });
    const since = performance.now();
    await writer.press('Control+Enter');
    await reader.page.getByText(`钥匙 ${tag}`).waitFor();
    console.info(
      `seen by the other window ${Math.round(performance.now() - since)} ms after the key that saves`,
    );
    expect(await reader.value('钥匙牌')).toBe(tag);
  }
});

// How many keys the daily work costs, counted as a hand counts them: a chord is one, every typed character is one; the
// customer's words are free. The keys themselves are printed, and kept in `../.artifacts/keys`, for whoever wants to count
// again. Deliberately no stopwatch: speed belongs in benchmarks, and in nobody's score.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { ARTIFACTS, Host } from './harness/host';
import { orderNumber, PASSWORD, search, signIn } from './harness/trade';
import { carsElsewhere, orderAt } from './harness/workshop';

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

/** Prints what was pressed since the count began, and keeps it under a name. */
function showKeys(name: string, what: string): void {
  const folder = join(ARTIFACTS, 'keys');
  mkdirSync(folder, { recursive: true });
  const said = [
    `${what}: ${desk.keys} keys`,
    desk.pressed.join(' '),
    '‹words a customer says› are free, each character of «words spelled out» is three keys, ␣ is the space bar',
  ];
  writeFileSync(join(folder, `${name}.txt`), `${said.join('\n')}\n`);
  console.info(said.slice(0, 2).join('\n'));
}

/** In the print preview the sheet goes to the system's viewer. */
async function printed(key: string): Promise<void> {
  await desk.press(key);
  await desk.page.locator('.dialog canvas').first().waitFor();
  await Promise.all([desk.page.context().waitForEvent('page'), desk.press('Control+p')]);
}

test('a returning car: from the search box to the printed job card in 25 keys at most', async () => {
  const [car] = await carsElsewhere(host, await host.token('zhou', PASSWORD));
  await signIn(desk, 'chen');
  desk.countAnew();

  await desk.press('F2');
  await desk.type(car.plate.plate.slice(-4));
  await desk.press('Alt+n');
  await desk.standsIn('客户描述');
  await desk.write('定期保养');
  await desk.press('Enter');
  await desk.type(String((car.odometer_km ?? 10_000) + 500));
  await desk.press('Enter');
  await desk.type('16');
  await desk.press('Control+Enter');
  await desk.headed('接待中');

  await desk.standsIn('编码、名称或首字母');
  await desk.type('jy');
  await desk.press('Control+Enter');
  await desk.page.locator('.lines .line').first().waitFor();
  await desk.press('Alt+s');
  await desk.headed('待确认');
  await desk.press('Alt+s');
  await desk.page.locator('.dialog form').waitFor();
  await desk.press('Control+Enter');
  await desk.headed('待派工');
  await printed('F9');

  showKeys('returning-car', 'returning car to printed job card');
  expect(await orderNumber(desk)).toMatch(/^WX/);
  expect(desk.keys).toBeLessThanOrEqual(25);
});

test('a new customer with a new car, and the order: 70 keys at most', async () => {
  await signIn(desk, 'chen');
  desk.countAnew();

  await desk.press('Alt+c');
  await desk.standsIn('姓名或单位');
  await desk.spell('路远');
  await desk.press('Enter');
  await desk.type('13912340086');
  await desk.field('车牌');
  await desk.spell('粤');
  await desk.type('B7K9Q2');
  await desk.field('品牌');
  await desk.spell('大众');
  await desk.press('Enter');
  await desk.spell('朗逸');
  await desk.press('Control+Enter');
  await desk.standsIn('客户描述');
  await desk.write('首次保养');
  await desk.press('Enter');
  await desk.type('5000');
  await desk.press('Enter');
  await desk.type('16');
  await desk.press('Control+Enter');
  await desk.headed('接待中');

  showKeys('new-customer', 'new customer, car and order');
  expect(desk.keys).toBeLessThanOrEqual(70);
});

test('any record stands in the list after 4 keys', async () => {
  const [car] = await carsElsewhere(host, await host.token('zhou', PASSWORD));
  await signIn(desk, 'chen');
  const plate: string = car.plate.plate;
  for (const [part, said] of [
    ['tail', plate.slice(-3)],
    ['front', plate.slice(2, 5)],
  ] as const) {
    desk.countAnew();
    const hits = await search(desk, said);
    expect(
      hits.some((hit) => hit.includes(plate)),
      `${said}: ${hits.join(' | ')}`,
    ).toBe(true);
    showKeys(`found-by-${part}`, `${plate} by ${said}`);
    expect(desk.keys).toBeLessThanOrEqual(4);
    await desk.press('Escape');
  }
});

test('settle and print: 6 keys at most, the money included', async () => {
  const order = await orderAt(host, await host.token('zhou', PASSWORD), 'ready');
  await signIn(desk, 'wu');
  await desk.page.goto(`${host.address}/#/orders/${order.id}`);
  await desk.headed(order.number);
  await desk.offers(/F10/);
  desk.countAnew();

  await desk.press('F10');
  await desk.page.locator('form.settle').waitFor();
  await desk.press('Control+Enter');
  await desk.page.locator('form.pay').waitFor();
  await desk.press('Control+Enter');
  await desk.sees('已收清');
  await printed('F8');

  showKeys('settle', 'settle, take the money, print');
  expect(desk.keys).toBeLessThanOrEqual(6);
});

test('a command is found by its characters, its pinyin or their initials', async () => {
  await signIn(desk, 'zhou');
  const palette = desk.page.getByRole('dialog').getByRole('combobox');
  for (const typed of ['报表', 'qubaobiao', 'qbb']) {
    await desk.press('Control+k');
    await palette.waitFor();
    await desk.write(typed);
    const option = desk.page.getByRole('option', { name: '去报表' });
    await option.waitFor();
    expect(await option.locator('kbd').innerText(), 'with its shortcut').toBe('Alt 4');
    await desk.press('Escape');
    await palette.waitFor({ state: 'hidden' });
  }
  expect(desk.complaints).toEqual([]);
});

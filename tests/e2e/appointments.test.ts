// Booking a car by keys, from the cell of the calendar to the order it becomes: what stands against a time is said and asked
// once, a block is carried by Shift and arrows and by the pointer, who was booked by name is registered without retyping.
// Deliberately on a day the demo shop has not booked.
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import type { Answer } from './harness/host';
import { PASSWORD, search, signIn } from './harness/trade';
import { carsElsewhere } from './harness/workshop';

let host: Host;
let token: string;
let desk: Desk;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
  token = await host.token('zhou', PASSWORD);
});
beforeEach(async () => {
  desk = await Desk.at(host);
  await signIn(desk, 'chen');
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

/** A day so many days from now, and what is booked for it. */
async function day(ahead: number): Promise<{ date: string; appointments: Answer[] }> {
  const { now } = await host.ask('shop_status', {});
  const date = new Date(now + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
  const { days } = await host.ask('appointments_calendar', { from: date, days: 1 }, token);
  return days[0];
}

/** A known car that is neither here nor booked for these days. */
async function freeCar(): Promise<Answer> {
  const { now } = await host.ask('shop_status', {});
  const from = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  const { days } = await host.ask('appointments_calendar', { from, days: 7 }, token);
  const booked = new Set(
    days.flatMap((one: Answer) => one.appointments.map((each: Answer) => each.vehicle_id)),
  );
  const car = (await carsElsewhere(host, token)).find(({ id }) => !booked.has(id));
  if (!car) throw new Error('the demo shop has booked every car it knows');
  return car;
}

const calendar = () => desk.page.getByRole('group', { name: /预约日历/ });

/** The calendar of a day, with the keyboard in it, at half past eight in the first bay. */
async function calendarOf(ahead: number): Promise<void> {
  const { date } = await day(ahead);
  await desk.press('Alt+6');
  for (let turn = 0; turn < ahead; turn += 1) {
    await calendar().waitFor();
    await desk.page.waitForFunction(() => document.activeElement?.matches('.scroller'));
    const before = await calendar().getAttribute('aria-label');
    await desk.press('PageDown');
    await desk.page.waitForFunction(
      (label) => document.querySelector('.scroller')?.getAttribute('aria-label') !== label,
      before,
    );
  }
  await desk.page.getByRole('group', { name: new RegExp(date) }).waitFor();
  await desk.page.waitForFunction(() => document.activeElement?.matches('.scroller'));
}

/** Waits until the foot of the calendar says where the cursor or the carried block stands. */
const stands = (text: string) => desk.page.locator('#calendar-said').filter({ hasText: text }).waitFor();
const block = (text: string) => desk.page.locator('.block').filter({ hasText: text });

test('a car is booked, another over it knowingly, carried to a free bay, and both become orders', async () => {
  const car = await freeCar();
  await calendarOf(4);
  await stands('08:30 1 号工位 空');

  // A known car, for what the catalogue has.
  await desk.press('Enter');
  await desk.standsIn('车辆');
  await desk.type(car.plate.plate.slice(1));
  await desk.page.getByRole('option').filter({ hasText: car.plate.plate }).first().waitFor();
  await desk.press('Enter');
  await desk.page.locator('.booking .car').waitFor();
  await desk.fill({ 客户描述: '一万公里保养' });
  await desk.field('预约项目与配件');
  await desk.type('GS0001');
  await desk.page.getByRole('option').filter({ hasText: 'GS0001' }).waitFor();
  await desk.press('Enter');
  await desk.sees('标准工时 45 分');
  await desk.sees('这个时间没有冲突');
  await desk.press('Control+Enter');
  await desk.told(/已预约 YY/);
  await block('一万公里保养').waitFor();

  // Somebody new half an hour later in the same bay: told while typing, asked once on saving.
  await desk.page.waitForFunction(() => document.activeElement?.matches('.scroller'));
  await desk.press('ArrowDown', 'ArrowDown', 'ArrowUp', 'Alt+n');
  await desk.standsIn('车辆');
  await desk.fill({ 车牌: '粤B90909', 品牌车型: '大众 宝来', 联系人: '路远', 联系电话: '13700001234' });
  await desk.fill({ 客户描述: '空调不凉' });
  await desk.sees('工位「1 号工位」');
  await desk.press('Control+Enter');
  await desk.page.getByRole('dialog').filter({ hasText: '仍然预约' }).waitFor();
  await desk.page.waitForFunction(() => document.activeElement?.matches('.dialog [type=submit]'));
  await desk.press('Control+Enter');
  await desk.told(/已预约 YY/);
  await block('路远').waitFor();
  expect((await day(4)).appointments.find((one) => one.about === '空调不凉').overbooked).toBe(true);

  // Carried to the next bay: put down where nothing stands against it, it is saved at once.
  await desk.page.waitForFunction(() => document.activeElement?.matches('.scroller'));
  await stands('路远');
  await desk.press('Shift+ArrowRight');
  await stands('移动中');
  await desk.press('Shift+ArrowDown');
  await stands('09:30 2 号工位');
  await desk.press('Enter');
  await desk.told(/已改到/);
  const moved = (await day(4)).appointments.find((one) => one.about === '空调不凉');
  expect([moved.bay, moved.overbooked]).toEqual(['2 号工位', false]);

  // Printed, found by its number, and come: the order has the customer's words and the work.
  const number = (await day(4)).appointments.find((one) => one.about === '一万公里保养').number;
  expect(await search(desk, number)).toHaveLength(1);
  await desk.press('Enter');
  await desk.headed(number);
  expect(await desk.sheet('F9', 'appointment')).toContain('预约单');
  await desk.press('Alt+d');
  await desk.headed('接待中');
  expect(await desk.value('客户描述')).toBe('一万公里保养');
  await desk.page.locator('.lines .line').filter({ hasText: '更换机油及机滤' }).waitFor();

  // Who was booked by name is registered with what they said, and the order stands open.
  await search(desk, '路远');
  await desk.press('Enter');
  await desk.headed(moved.number);
  await desk.press('Alt+d');
  await desk.standsIn('姓名或单位');
  await desk.page.waitForFunction(() => (document.activeElement as HTMLInputElement).value === '路远');
  expect([await desk.value('电话'), await desk.value('车牌'), await desk.value('品牌')]).toEqual([
    '13700001234',
    '粤B90909',
    '大众',
  ]);
  await desk.press('Control+Enter');
  await desk.headed('接待中');
  expect(await desk.value('客户描述')).toBe('空调不凉');
  expect(desk.complaints).toEqual([]);
});

test('a package is booked as what it holds, and stands on the order at its price', async () => {
  const car = await freeCar();
  await calendarOf(6);
  await desk.press('Enter');
  await desk.standsIn('车辆');
  await desk.type(car.plate.plate.slice(1));
  await desk.page.getByRole('option').filter({ hasText: car.plate.plate }).first().waitFor();
  await desk.press('Enter');
  await desk.page.locator('.booking .car').waitFor();
  await desk.field('预约项目与配件');
  await desk.type('dby');
  await desk.page.getByRole('option').filter({ hasText: '大保养套餐' }).waitFor();
  await desk.press('Enter');
  const booked = desk.page.locator('.booking .item').filter({ hasText: '大保养套餐' });
  await booked.nth(7).waitFor();
  await desk.press('Control+Enter');
  await desk.told(/已预约 YY/);
  const { brief } = await host.ask(
    'appointments_get',
    { id: (await day(6)).appointments.find((one) => one.vehicle_id === car.id).id },
    token,
  );
  await search(desk, brief.number);
  await desk.press('Enter');
  await desk.headed(brief.number);
  await desk.press('Alt+d');
  await desk.headed('接待中');
  await desk.page.locator('.lines .line').filter({ hasText: '更换空调滤清器' }).waitFor();
  const { order_id } = (await host.ask('appointments_get', { id: brief.id }, token)).brief;
  const { lines } = await host.ask('repair_orders_get', { id: order_id }, token);
  const sum = lines.reduce((all: number, { amount_fen }: Answer) => all + amount_fen, 0);
  expect([lines.length, sum], 'eight lines at the 880 yuan of the package').toEqual([8, 88_000]);
  expect(desk.complaints).toEqual([]);
});

test('a block is dragged to another bay, and a taken place asks first', async () => {
  await calendarOf(5);
  const { date } = await day(5);
  const at = Date.parse(`${date}T00:00:00Z`) + (9 - 8) * 3_600_000;
  for (const [plate, bay] of [
    ['粤B80801', 1],
    ['粤B80802', 2],
  ] as const)
    await host.ask('appointments_save', stranger(plate, bay, at), token);
  await block('粤B80801').waitFor();
  await block('粤B80802').waitFor();

  await drag('粤B80801', '3 号工位');
  await desk.told(/已改到/);
  expect(await bayOf('粤B80801')).toBe('3 号工位');

  await drag('粤B80801', '2 号工位');
  await desk.page.getByRole('dialog').filter({ hasText: '粤B80802' }).waitFor();
  await desk.press('Escape');
  await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await bayOf('粤B80801')).toBe('3 号工位');
});

function stranger(plate: string, bay_id: number, start_at: number): object {
  return {
    ...{ id: null, version: null, vehicle_id: null, plate, plate_kind: null, model: null, start_at, bay_id },
    ...{ name: { set: '路人' }, phone: { set: null }, minutes: 60, advisor_id: advisor, complaint: '' },
    ...{ business_type: 'regular_service', items: [], waiting: false, source: 'phone', remark: null },
    accepted: [],
  };
}
let advisor = 0;
beforeAll(async () => {
  const people: Answer[] = await host.ask('staff_list', { include_left: false }, token);
  advisor = people.find(({ login }) => login === 'chen').id;
});

const bayOf = async (plate: string) =>
  (await day(5)).appointments.find((one) => one.plate.plate === plate).bay;

/** The pointer takes a block at its head and lets it go at the same time in another bay. */
async function drag(plate: string, bay: string): Promise<void> {
  await block(plate).waitFor();
  const from = await block(plate).boundingBox();
  const head = await desk.page.locator('.day .head').filter({ hasText: bay }).boundingBox();
  if (!from || !head) throw new Error('nothing to drag');
  await desk.page.mouse.move(from.x + 20, from.y + 8);
  await desk.page.mouse.down();
  await desk.page.mouse.move(from.x + 40, from.y + 8, { steps: 3 });
  await desk.page.mouse.move(head.x + head.width / 2, from.y + 8, { steps: 5 });
  await desk.page.mouse.up();
}

test('who is due for a reminder is worked through by keys', async () => {
  const due: Answer[] = await host.ask('appointments_reminders', {}, token);
  expect(due.length, 'the demo shop has cars booked within the next day').toBeGreaterThan(0);
  await desk.press('Alt+6');
  await calendar().waitFor();
  await desk.press('Alt+t');
  await desk.page.locator('[role=grid] [role=row] .cell').first().waitFor();
  await desk.press('F6');
  await desk.told('已记录：已提醒');
  const left: Answer[] = await host.ask('appointments_reminders', {}, token);
  expect(left.length).toBe(due.length - 1);
});

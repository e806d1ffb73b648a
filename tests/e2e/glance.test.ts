// What an advisor knows before the customer has said a word, and the hint that the same words came before.
// Deliberately one car: whose names and phones are masked is tested in the core.
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

test('a car that was here: guarantee, next service, what was done, and the same complaint again', async () => {
  const order = await delivered(host, await host.token('zhou', PASSWORD));
  const desk = await Desk.at(host);
  await signIn(desk, 'chen');
  await findCar(desk, order.vehicle.plate.plate);
  const car = desk.page.locator('.car-panel');
  const done = order.lines[0].name;
  const strip = (head: string) => car.locator('.strip').filter({ hasText: head }).innerText();
  expect(await strip('质保中')).toContain(`${done}，到`);
  expect(await strip('下次保养')).toMatch(/[\d,]+ km（\d{4}-\d{2}-\d{2} 结算时约定）/);
  expect(await desk.row('已交车').innerText()).toContain(done);

  await desk.press('Alt+n');
  await desk.standsIn('客户描述');
  await desk.write('行驶中有异响');
  const hint = car.locator('.earlier');
  await hint.waitFor();
  expect(await hint.innerText()).toMatch(/质保期内[\s\S]*先做返修鉴定/);
  await desk.press('Control+a');
  await desk.write('空调不制冷');
  await hint.waitFor({ state: 'detached' });
  expect(desk.complaints).toEqual([]);
});

test('a car that was looked up has the keyboard and is in sight, on a small screen at 200 % too', async () => {
  const order = await delivered(host, await host.token('zhou', PASSWORD));
  const desk = await Desk.at(host, { width: 683, height: 384, scale: 2 });
  await signIn(desk, 'chen');
  await findCar(desk, order.vehicle.plate.plate);
  await desk.page.waitForFunction(() => document.activeElement?.matches('.middle'));
  const plate = await desk.page.locator('.car-panel .plate.big').boundingBox();
  expect(plate?.y, 'under the search, above the foot').toBeGreaterThan(0);
  expect(plate?.y).toBeLessThan(384 - 60);
  expect(desk.complaints).toEqual([]);
});

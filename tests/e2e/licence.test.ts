// A 行驶证 read by a phone and copied fills the form of somebody new, for a person to compare.
// Deliberately made-up people and cars.
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { closeBrowser } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import { signIn } from './harness/trade';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => closeBrowser(task));
afterAll(() => host.stop());

const LICENCE = `号牌号码 粤A7Q2W9 车辆类型 小型轿车
所有人 示例人
住址 广东省广州市示例路8号
使用性质 非营运 品牌型号 大众汽车牌SVW7183SJD
车辆识别代号 LSVAA49J232047377
发动机号码 DPL638053
注册日期 2019-05-20 发证日期 2019-05-21`;

test('the licence fills plate, VIN, owner and dates; undone it is as it was; saved it is a car', async () => {
  const desk = await Desk.at(host);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
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

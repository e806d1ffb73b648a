// A role narrowed, and a post the shop adds: what somebody may do follows at once, on screen and in the core.
// Deliberately by keys; which role may what to begin with stands in the role matrix (tests/contract).
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { Host } from './harness/host';
import { PASSWORD, signIn } from './harness/trade';

let host: Host;
beforeAll(async () => {
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

const may = async (login: string) =>
  (await host.ask('staff_me', {}, await host.token(login, PASSWORD))).commands;

test('advisors no longer settle, and a post of the shop’s own is given to somebody', async () => {
  expect(await may('chen')).toContain('settlement_settle');
  const chen = await Desk.at(host);
  await signIn(chen, 'chen');
  const money = chen.page
    .getByRole('link', { name: '结算' })
    .or(chen.page.getByRole('button', { name: '结算' }));
  await money.first().waitFor();
  const zhou = await Desk.at(host, { terminal: '经理室' });
  await signIn(zhou, 'zhou');
  await zhou.page.goto(`${host.address}/#/settings/roles`);
  await zhou.row('服务顾问').click();
  await zhou.press('Enter');
  await zhou.sees('与参照岗位的默认权限不同');
  await zhou.field('结算');
  await zhou.press('Space');
  await zhou.field('查看结算');
  await zhou.press('Space');
  await zhou.press('Control+Enter');
  await zhou.told('已保存');
  await zhou.row('少 2 项').waitFor(); // the list says how it differs
  expect(await may('chen'), 'at once, without signing in again').not.toContain('settlement_settle');
  await money.first().waitFor({ state: 'detached' }); // and what stands open shows it

  await zhou.press('Alt+n');
  await zhou.standsIn('岗位名称');
  await zhou.fill({ 岗位名称: '配件经理' });
  await zhou.choose('参照岗位', '配件员');
  await zhou.tick('批准（作废、挂账、派工后取消）');
  await zhou.press('Control+Enter');
  await zhou.row('配件经理').waitFor();

  await zhou.page.goto(`${host.address}/#/settings/staff`);
  await zhou.row('陈晓东').click();
  await zhou.press('Enter');
  await zhou.tick('配件经理');
  await zhou.press('Control+Enter');
  await zhou.told('已保存');
  await zhou.row('配件经理').waitFor(); // by the name the shop gave it
  expect(await may('chen')).toContain('parts_save');
});

// A shop that could not be opened, and one of whose files rotted: what the screens say and offer, and that one key brings
// either back. Deliberately few kinds of damage; which are seen, and that nothing is touched, is tried in the core.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { ARTIFACTS, Host } from './harness/host';
import { axeFaults, layoutFaults } from './harness/look';
import { SECRET } from './harness/new_shop';

let host: Host;
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

/** A shop with one backup, made from its own screens' commands. */
async function shopWithBackup(): Promise<Host> {
  const made = await Host.empty();
  await made.ask('shop_found', {
    name: '云港市捷车汽车销售服务有限公司',
    credit_code: '91440300MA5DA0XT8P',
    phone: '0755-26660000',
    address: '云港市南山大道 100 号',
    administrator_name: '周明',
    login: 'zhou',
    password: SECRET,
  });
  await backUp(made);
  return made;
}

async function backUp(made: Host): Promise<string> {
  const token = await made.token('zhou', SECRET);
  const { id } = await made.ask('backup_start', { folder: null }, token);
  while ((await made.ask('jobs_get', { id }, token)).state === 'running');
  return token;
}

async function looksRight(desk: Desk, name: string): Promise<void> {
  await desk.page.screenshot({ path: join(ARTIFACTS, `broken-${name}.png`) });
  expect([...(await axeFaults(desk.page)), ...(await layoutFaults(desk.page))]).toEqual([]);
}

test('a damaged shop says so, and its newest backup comes back with one key', async () => {
  host = await (
    await shopWithBackup()
  ).struck((data) => {
    const database = join(data, 'shop.db');
    const bytes = readFileSync(database);
    bytes[200]! ^= 1;
    writeFileSync(database, bytes);
  });
  const desk = await Desk.at(host, { terminal: '经理室' });
  await desk.sees('本店数据没有打开');
  await desk.sees('最近一份完好的备份');
  await looksRight(desk, 'damaged');
  await desk.press('Enter'); // the keyboard stands at what to do
  await desk.sees('用户名');
  await desk.fill({ 用户名: 'zhou', 密码: SECRET });
  await desk.press('Enter');
  await desk.offers(/新客户 新车/);

  host = await host.struck((data) => {
    for (const name of ['shop.db', 'shop.key']) rmSync(join(data, name));
  });
  const again = await Desk.at(host, { terminal: '经理室' });
  await again.sees('数据库文件不见了');
  await again.offers('用备份和恢复码恢复');
  await looksRight(again, 'missing');
  await again.press('Enter');
  await again.standsIn('备份所在文件夹'); // filled in: it is known already
  await again.press('Enter');
  await again.standsIn('恢复码');
  expect(again.complaints).toEqual([]);
});

test('a rotten file is told on every screen, and comes back from a backup with one key', async () => {
  const shop = await shopWithBackup();
  const token = await shop.token('zhou', SECRET);
  const rot = (hash: string) => writeFileSync(join(shop.data, 'files', hash.slice(0, 2), hash), 'rotten');
  const backedUp = await shop.upload('车牌号,客户名称\n粤B12345,张三\n', token);
  await backUp(shop);
  const lost = await shop.upload('taken in after the backup', token);
  [backedUp, lost].forEach(rot);
  await backUp(shop);
  const desk = await Desk.at(shop, { terminal: '经理室' });
  await desk.fill({ 用户名: 'zhou', 密码: SECRET });
  await desk.press('Enter');
  await desk.button(/2 个照片或单据损坏/); // the foot line leads there
  await desk.sees('2 个照片或单据已损坏');
  await desk.sees('不完整，缺 1 个');
  await desk.page.screenshot({ path: join(ARTIFACTS, 'backup-damaged.png') });
  await looksRight(desk, 'files');
  await desk.press('Alt+h');
  await desk.told('找回 1 个，还有 1 个');
  await desk.sees('1 个照片或单据已损坏');
  expect(desk.complaints).toEqual([]);
  await leaveDesks();
  await shop.stop();
});

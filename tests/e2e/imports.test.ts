// What the old program knew, by keys: cars, then their past, with a row mended and given again; undone; and everything out again.
// Deliberately small files: how many rows come in, and what each becomes, is tried in the core.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { leaveDesks } from './harness/browser';
import { Desk } from './harness/desk';
import { ARTIFACTS, Host } from './harness/host';
import { PASSWORD, search, signIn } from './harness/trade';
import { imports } from './harness/workshop';

let host: Host;
beforeAll(async () => {
  mkdirSync(ARTIFACTS, { recursive: true });
  host = await Host.demo(inject('demoShop'));
});
afterEach(({ task }) => leaveDesks(task));
afterAll(() => host.stop());

const CARS = '客户名称,手机,车牌号,品牌,车型\n路遥远,13912340077,粤B7K9Q8,大众,朗逸\n';
const PAST =
  '工单号,进厂日期,车牌号,进厂里程,客户描述,项目名称,项目金额,服务顾问\n' +
  'W1,2024-03-05,粤B7K9Q8,42000,空调不制冷,更换冷凝器,1280.50,老王\n' +
  'W1,2024-03-05,粤B7K9Q8,42000,,加注冷媒,260,老王\n' +
  'W2,2024-13-05,粤B7K9Q8,52000,,换机油,285,老王\n';

/** Chooses what the file brings and the file, as a person does: Alt+F opens the system's own window. */
async function choose(desk: Desk, kind: string, name: string, content: string | Buffer): Promise<void> {
  const path = join(ARTIFACTS, name);
  writeFileSync(path, content);
  await desk.choose('导入什么', kind);
  const [chooser] = await Promise.all([desk.page.waitForEvent('filechooser'), desk.press('Alt+f')]);
  await chooser.setFiles(path);
  await desk.page.locator('.preview .line').first().waitFor();
}

async function imported(desk: Desk, said: RegExp | string): Promise<void> {
  await desk.press('Control+Enter');
  await desk.sees(said);
}

test('cars and their past come in, a refused row is mended and given again, and all of it can be undone', async () => {
  const desk = await Desk.at(host);
  await signIn(desk, 'zhou');
  await desk.page.goto(`${host.address}/#/settings/import`);
  await choose(desk, '客户与车辆', 'cars.csv', CARS);
  await imported(desk, '导入完成。');
  await desk.press('Alt+n');

  await choose(desk, '历史维修记录', 'past.csv', PAST);
  await desk.sees('日期看不懂');
  await imported(desk, '导入完成。');
  const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.press('Alt+s')]);
  const refused = join(ARTIFACTS, 'refused.csv');
  await download.saveAs(refused);
  const back = readFileSync(refused, 'utf8');
  expect(back).toContain('进厂日期日期无法识别');

  await desk.press('Alt+n');
  await choose(desk, '历史维修记录', 'mended.csv', back.replace('2024-13-05', '2024-12-05'));
  await desk.sees('改好的退回行');
  await imported(desk, '导入完成。');

  expect(await search(desk, 'b7k9q8')).toHaveLength(1);
  await desk.press('Enter');
  await desk.page.locator('.car-panel').waitFor();
  await desk.sees('更换冷凝器、加注冷媒');
  await desk.sees('历史 W2');
  expect(await desk.page.locator('.car-panel .pill', { hasText: '历史' }).count()).toBe(2);
  expect(await desk.page.locator('.car-panel').textContent()).toContain('1,540.50');
  await desk.page.screenshot({ path: join(ARTIFACTS, 'imports-glance.png') });

  await desk.page.goto(`${host.address}/#/settings/import`);
  await desk.row('客户与车辆').waitFor();
  await desk.page.screenshot({ path: join(ARTIFACTS, 'imports-list.png') });
  await desk.page.getByRole('grid').focus();
  await desk.press('ArrowDown', 'ArrowDown', 'Alt+z');
  await desk.sees(/不能撤销：有 1 条记录/);
  await desk.page.screenshot({ path: join(ARTIFACTS, 'imports-in-the-way.png') });
  for (const _ of [1, 2, 3]) {
    const states = desk.page.getByRole('row').filter({ hasText: '已撤销' });
    const undone = await states.count();
    await desk.page.getByRole('grid').focus();
    await desk.press('Home');
    for (let step = 0; step < undone; step += 1) await desk.press('ArrowDown');
    await desk.press('Alt+z');
    await desk.page.locator('.dialog form').waitFor();
    await desk.press('Control+Enter');
    await desk.sees('已撤销，和导入前一样。');
    await desk.press('Alt+n');
    await desk.row('已撤销').waitFor();
  }
  expect(await search(desk, 'b7k9q8')).toHaveLength(0);
  expect(desk.complaints).toEqual([]);
});

test('undoing asks first, says what goes, and whoever goes back keeps everything', async () => {
  const token = await host.token('zhou', PASSWORD);
  const content = '客户名称,手机,车牌号,品牌,车型\n柳如烟,13912340099,粤B3M3M3,大众,朗逸\n';
  await imports(host, token, 'customers_vehicles', content);
  const before = await host.ask('imports_list', {}, token);
  const desk = await Desk.at(host);
  await signIn(desk, 'zhou');
  await desk.page.goto(`${host.address}/#/settings/import`);
  const newest = desk.page.getByRole('grid').getByRole('row').filter({ hasText: '完成' }).first();
  await newest.waitFor();
  const at = /^\d{4}-\d\d-\d\d \d\d:\d\d/.exec(await newest.innerText())?.[0];
  await desk.page.getByRole('grid').focus();
  await desk.press('Home');

  const question = desk.page.getByRole('dialog', { name: '撤销导入' });
  const goesBack = { 'by Esc': () => desk.press('Escape'), 'by 返回': () => desk.button(/^返回/) };
  for (const [how, back] of Object.entries(goesBack)) {
    await desk.press('Alt+z');
    await question.waitFor();
    const words = `撤销 ${at} 的「客户与车辆」：导入的 2 条记录会去掉，改过的恢复原样。`;
    expect(await question.locator('form p').innerText(), 'the customer and the car').toBe(words);
    await back();
    await question.waitFor({ state: 'hidden' });
    expect(await host.ask('imports_list', {}, token), how).toEqual(before);
    expect(await host.ask('search_find', { text: '粤B3M3M3', limit: 5 }, token), how).toHaveLength(1);
    await desk.page.waitForFunction(() => document.activeElement?.closest('[role=grid]'));
  }
  expect(desk.complaints).toEqual([]);
});

test('doubles by the rule a person chose, shown row by row', async () => {
  const desk = await Desk.at(host);
  await signIn(desk, 'zhou');
  await desk.page.goto(`${host.address}/#/settings/import`);
  await choose(
    desk,
    '客户与车辆',
    'one.csv',
    '客户名称,手机,车牌号,品牌,车型\n梅雨,13912340088,粤B6K6K6,大众,朗逸\n',
  );
  await imported(desk, '导入完成。');
  await desk.press('Alt+z');
  const question = desk.page.getByRole('dialog', { name: '撤销导入' });
  await question.getByText('导入的 2 条记录会去掉').waitFor();
  await desk.press('Escape');
  await question.waitFor({ state: 'hidden' });
  await desk.press('Alt+n');
  await choose(
    desk,
    '客户与车辆',
    'two.csv',
    '客户名称,手机,车牌号,品牌,车型\n梅雨,13912340088,粤B6K6K6,奥迪,A4\n',
  );
  await desk.sees('与已有的不同，保留已有的');
  await desk.choose('店里已有的', '不同的换成文件里的');
  await desk.sees('与店里的不同，换成文件里的');
  await desk.page.screenshot({ path: join(ARTIFACTS, 'imports-rules.png') });
  await imported(desk, '导入完成。');
  await search(desk, 'b6k6k6');
  await desk.sees('奥迪 A4');
});

test('everything goes out as a workbook and as CSV files', async () => {
  const desk = await Desk.at(host);
  await signIn(desk, 'zhou');
  await desk.page.goto(`${host.address}/#/settings/export`);
  for (const [form, ending] of [
    ['一个 Excel 工作簿', 'xlsx'],
    ['一个压缩包，里面每类一个 CSV', 'zip'],
  ] as const) {
    await desk.choose('导出成', form);
    await desk.press('Alt+n');
    await desk.sees('文件已准备好，请保存。');
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.press('Alt+s')]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^门店数据-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
  }
  await desk.page.screenshot({ path: join(ARTIFACTS, 'exports.png') });
  const chen = await host.token('chen', PASSWORD);
  await expect(host.ask('exports_start', { form: 'xlsx' }, chen)).rejects.toThrow();
});

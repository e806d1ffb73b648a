// A new shop from its first start: founded, its people, its old program's files, who owes, and six desks opened.
// Deliberately by keys like everything else: the first hour is part of the first day.
import { join } from 'node:path';
import { expect } from 'vitest';
import { Desk } from './desk';
import { Host, SAMPLES } from './host';
import { atRest, signIn } from './trade';

export const SECRET = 'kaimen-2026';

export interface Shop {
  host: Host;
  code: string;
  manager: Desk;
  advisor: Desk;
  lead: Desk;
  inspector: Desk;
  cashier: Desk;
  care: Desk;
}

/** 「新建门店」: one page, then the recovery code, shown this once. */
export async function found(host: Host): Promise<{ manager: Desk; code: string }> {
  const manager = await Desk.at(host, { terminal: '经理室' });
  await manager.sees('欢迎使用接车台');
  await manager.button(/新建门店/);
  await manager.fill({
    单位全称: '云港市捷车汽车销售服务有限公司',
    统一社会信用代码: '91440300MA5DA0XT8P',
    电话: '0755-26660000',
    地址: '云港市南山大道 100 号',
    姓名: '周明',
    用户名: 'zhou',
    密码: SECRET,
    再输一遍密码: SECRET,
  });
  await manager.press('Control+Enter');
  const shown = manager.page.locator('output.code');
  await shown.waitFor();
  const code = (await shown.locator('span').allInnerTexts()).join('-');
  expect(code.length).toBeGreaterThan(20);
  expect(await manager.sheet('button 打印恢复码', 'day-recovery-code')).toContain('恢复码');
  await manager.tick('已打印或抄好，收在安全的地方');
  await manager.button('进入门店');
  await atRest(manager);
  return { manager, code };
}

const PEOPLE: [name: string, roles: string[], login: string | null][] = [
  ['陈晓', ['服务顾问'], 'chen'],
  ['郑海', ['车间主管'], 'zheng'],
  ['李强', ['技师'], null],
  ['孙立', ['质检员'], 'sun'],
  ['吴敏', ['收银'], 'wu'],
  ['黄蕾', ['客服'], 'huang'],
];

export async function bringPeople(manager: Desk): Promise<void> {
  await manager.press('Alt+5');
  await manager.page.getByRole('tab', { name: /人员/ }).waitFor();
  await manager.press('Alt+r');
  for (const [name, roles, login] of PEOPLE) {
    await manager.row('周明').waitFor();
    await manager.press('Alt+n');
    await manager.standsIn('姓名');
    await manager.fill({ 姓名: name });
    for (const role of roles) await manager.tick(role);
    if (login) {
      await manager.tick('用电脑登录');
      await manager.fill({ 用户名: login, 初始密码: SECRET });
    }
    await manager.press('Control+Enter');
    await manager.row(name).waitFor();
  }
}

/** The three files of the old program, each looked at before it is brought in. */
export async function bringWhatTheShopHas(manager: Desk): Promise<void> {
  const files: [kind: string, file: string, rows: number][] = [
    ['客户与车辆', '客户车辆档案.csv', 1000],
    ['工时项目', '工时项目.csv', 50],
    ['配件目录', '配件目录.xlsx', 50],
  ];
  await manager.press('Alt+i');
  await manager.offers(/选择文件/);
  for (const [kind, file, least] of files) {
    await manager.choose('导入什么', kind);
    const chooser = manager.page.waitForEvent('filechooser');
    await manager.press('Alt+f');
    await (await chooser).setFiles(join(SAMPLES, file));
    await manager.page.locator('.preview .line').first().waitFor();
    await manager.offers(/导入 [\d,]+ 行/);
    await manager.press('Control+Enter');
    await manager.sees('导入完成');
    await manager.page.locator('.counts dd').nth(3).waitFor();
    const counts = await manager.page.locator('.counts dd').allInnerTexts();
    const [rows, created, merged, refused] = counts.map((figure) => Number(figure.replace(/,/g, '')));
    expect(rows).toBeGreaterThanOrEqual(least);
    expect((created ?? 0) + (merged ?? 0) + (refused ?? 0)).toBeLessThanOrEqual(rows ?? 0);
    console.info(`${file}: ${rows} rows, ${created} new, ${merged} merged, ${refused} refused`);
    await manager.press('Alt+n');
  }
}

export const INSURER = '岭南财产保险云港分公司';
export const MAKER = '华南汽车制造有限公司';

/** Who pays later without ever bringing a car. */
export async function bringWhoOwes(manager: Desk): Promise<void> {
  for (const [name, debtor] of [
    [INSURER, '保险公司'],
    [MAKER, '主机厂'],
  ] as const) {
    await manager.press('Alt+1');
    await manager.offers(/新客户 新车/);
    await manager.press('Alt+c');
    await manager.standsIn('姓名或单位');
    await manager.fill({ 姓名或单位: name });
    await manager.choose('性质', '单位');
    await manager.choose('挂账', debtor);
    await manager.tick('没有车（保险公司、主机厂、挂账单位）');
    await manager.press('Control+Enter');
    await manager.headed(name);
  }
}

export async function openDesks(host: Host): Promise<Omit<Shop, 'host' | 'code' | 'manager'>> {
  const seats = { advisor: 'chen', lead: 'zheng', inspector: 'sun', cashier: 'wu', care: 'huang' };
  const desks: Record<string, Desk> = {};
  for (const [place, login] of Object.entries(seats)) {
    const desk = await Desk.at(host, { terminal: `${place}-1` });
    await signIn(desk, login, SECRET);
    desks[place] = desk;
  }
  return desks as unknown as Omit<Shop, 'host' | 'code' | 'manager'>;
}

// The steps of the trade as people do them at their desks, by keys. Deliberately Chinese words only: the screens of the
// shop; the English ones are looked at in the screens test.
import type { Desk } from './desk';

export const PASSWORD = 'demo2026';

export async function signIn(desk: Desk, login: string, password = PASSWORD): Promise<void> {
  await desk.box('密码').waitFor();
  await desk.fill({ 用户名: login, 密码: password });
  await desk.press('Control+Enter');
  await atRest(desk);
}

/** The front desk stands, its lists are there and one of them has the keyboard. */
export async function atRest(desk: Desk): Promise<void> {
  await desk.page.getByRole('navigation', { name: '去哪里' }).waitFor();
  await desk.page.waitForFunction(() => document.activeElement?.closest('.content, .first'));
}

/** Searches as one types and waits for the answer to the last letter; the hits' texts. */
export async function search(desk: Desk, text: string): Promise<string[]> {
  const answered = desk.page.waitForResponse(
    (one) => one.url().endsWith('/search_find') && one.request().postDataJSON().text === text,
  );
  await desk.press('F2');
  if (/^[\x20-\x7e]+$/.test(text)) await desk.type(text);
  else await desk.write(text);
  const { value } = await (await answered).json();
  const hits = desk.page.locator('#search-list [role=option]');
  await desk.page.waitForFunction(
    (count) => document.querySelectorAll('#search-list [role=option]').length === count,
    value.length,
  );
  return hits.allInnerTexts();
}

/** Finds a car and stands before it at the front desk. */
export async function findCar(desk: Desk, text: string, plate = text): Promise<void> {
  await search(desk, text);
  await desk.press('Enter');
  await desk.page.locator('.car-panel .plate.big').filter({ hasText: plate }).waitFor();
}

export interface Reception {
  complaint: string;
  km?: string;
  promised?: string;
  type?: string;
  keyTag?: string;
}

/** 开单 for the car before us. */
export async function openOrder(desk: Desk, said: Reception): Promise<void> {
  await desk.press('Alt+n');
  await desk.standsIn('客户描述');
  await desk.fill({ 客户描述: said.complaint });
  if (said.km) await desk.fill({ '进厂里程 km': said.km });
  await desk.fill({ 预计交车: said.promised ?? '明天 17:00' });
  if (said.type) await desk.choose('业务类型', said.type);
  if (said.keyTag) await desk.fill({ 钥匙牌: said.keyTag });
  await desk.press('Control+Enter');
  await desk.headed('接待中');
}

export interface Line {
  /** Who pays: 客户 when not said. */
  payer?: string;
  debtor?: string;
  oldPart?: string;
  price?: string;
  hours?: string;
  quantity?: string;
  /** What a typed part is: 原厂 when not said. */
  partClass?: string;
}

const editor = (desk: Desk) => desk.page.locator('.editor');

/** Starts adding lines, or goes on when that is open already. */
async function adding(desk: Desk): Promise<void> {
  if (!(await editor(desk).count())) await desk.press('Insert');
  await desk.standsIn('编码、名称或首字母');
  await desk.field('编码、名称或首字母');
}

/** A line found in the catalogue by its code or a few letters. */
export async function addFromCatalogue(desk: Desk, text: string, line: Line = {}): Promise<void> {
  await adding(desk);
  await desk.type(text);
  await desk.page.getByRole('option').first().waitFor();
  await desk.press('Enter');
  await finishLine(desk, line);
}

/** A line that stands in no catalogue. */
export async function typeLine(
  desk: Desk,
  kind: '工时' | '配件' | '其他',
  name: string,
  line: Line,
): Promise<void> {
  await adding(desk);
  await desk.write(name);
  await desk.button(`+ ${kind}`);
  await finishLine(desk, kind === '配件' ? { partClass: '原厂', ...line } : line);
}

async function finishLine(desk: Desk, line: Line): Promise<void> {
  await desk.box('付费').waitFor();
  const lines = desk.page.locator('.lines .line');
  const before = await lines.count();
  if (line.hours) await desk.fill({ 工时: line.hours });
  if (line.quantity) await desk.fill({ 数量: line.quantity });
  if (line.price)
    await desk.fill({ [(await desk.box('工时单价').count()) ? '工时单价' : '单价']: line.price });
  if (line.payer) await desk.choose('付费', line.payer);
  if (line.debtor) {
    await desk.fill({ 欠款单位: line.debtor });
    await desk.page.getByRole('option').filter({ hasText: line.debtor }).first().waitFor();
    await desk.press('Enter');
  }
  if (line.oldPart) await desk.choose('旧件', line.oldPart);
  if (line.partClass) await desk.choose('配件类型', line.partClass);
  await desk.press('Control+Enter');
  await lines.nth(before).waitFor();
  await desk.standsIn('编码、名称或首字母');
}

/** Leaves the editor; the keyboard is in the lines again. */
export async function linesDone(desk: Desk): Promise<void> {
  await desk.press('Escape');
  await editor(desk).waitFor({ state: 'hidden' });
}

/** The customer agrees to all that is open; where a part is not original, the desk says that it was pointed out. */
export async function agreeAll(desk: Desk): Promise<void> {
  const offered = desk.page.getByRole('button', { name: /全部同意/ });
  const asked = desk.page.locator('.dialog form');
  await desk.press('Alt+a');
  await Promise.any([offered.waitFor({ state: 'hidden' }), asked.waitFor()]);
  if (await asked.isVisible()) {
    await desk.tick('已向客户说明：不是原厂配件');
    await desk.press('Control+Enter');
  }
  await offered.waitFor({ state: 'hidden' });
}

/** The next step of the order; `asked` fills what it asks for. */
export async function step(desk: Desk, reaches: string | RegExp, asked?: () => Promise<void>): Promise<void> {
  await desk.press('Alt+s');
  if (asked) {
    await desk.page.locator('.dialog form').waitFor();
    await asked();
    await desk.press('Control+Enter');
  }
  await desk.headed(reaches);
}

/** 报价 and 委托: the order gets its number. */
export async function quoteAndAuthorise(desk: Desk): Promise<string> {
  await step(desk, '待确认');
  await step(desk, '待派工', () => desk.choose('客户如何答复', '当面'));
  return orderNumber(desk);
}

/** The number in the heading, also beneath an open dialog: of an order, or of a settlement. */
export async function orderNumber(desk: Desk): Promise<string> {
  const number = /[A-Z]+\d{8}-\d+/;
  const words = await desk.page.locator('h1').filter({ hasText: number }).innerText();
  return number.exec(words)?.[0] ?? words;
}

/** Opens an order from anywhere by its number. */
export async function openByNumber(desk: Desk, number: string): Promise<void> {
  await search(desk, number);
  await desk.press('Enter');
  await desk.headed(number);
}

/** The workshop's part: dispatch, work, and by another person the inspection. */
export async function repair(lead: Desk, inspector: Desk, number: string, technician: string): Promise<void> {
  await openByNumber(lead, number);
  await step(lead, '维修中', () => lead.choose('技师', technician));
  await step(lead, '待质检');
  await openByNumber(inspector, number);
  await step(inspector, /待洗车|待交车/);
  if (await inspector.page.getByRole('heading', { level: 1 }).filter({ hasText: '待洗车' }).count())
    await step(inspector, '待交车');
}

/** Settles the next unsettled part of the order on screen; answers the settlement's number. */
export async function settle(desk: Desk, fill?: () => Promise<void>): Promise<string> {
  await desk.press('F10');
  await desk.page.locator('form.settle').waitFor();
  await fill?.();
  await desk.press('Control+Enter');
  await desk.headed(/[A-Z]+\d{8}-\d+.*未收款|[A-Z]+\d{8}-\d+/);
  await desk.page.waitForURL(/#\/settlements\/\d+/);
  return orderNumber(desk);
}

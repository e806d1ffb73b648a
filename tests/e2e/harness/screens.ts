// Every screen of the program and how to come to it in a shop that has something on each of them.
// Deliberately addresses and keys only: what a screen does is tested elsewhere.
import { join } from 'node:path';
import type { Desk } from './desk';
import { SAMPLES } from './host';
import { bill, cancelledOrder, imports, orderAt, voidedBill } from './workshop';
import { PASSWORD } from './trade';
import type { Answer, Host } from './host';

export interface Screen {
  name: string;
  /** The address after the #; left out: stay where the screen before was. */
  at?: string;
  /** What stands on it once it is there. */
  stands: string;
  /** Where what a file brought is shown as it is. */
  data?: string;
  /** What is done there before it is looked at. */
  then?: (desk: Desk) => Promise<unknown>;
}

/** The records shown, one of each kind. */
export interface Shown {
  draft: Answer;
  working: Answer;
  ready: Answer;
  cancelled: Answer;
  bill: Answer;
  voided: Answer;
  survey: Answer;
}

/** Makes what the demo shop may not have at this hour. */
export async function prepare(host: Host): Promise<Shown> {
  const token = await host.token('zhou', PASSWORD);
  const working = await orderAt(host, token, 'in_progress');
  await walkRound(host, token, working.id);
  await imports(
    host,
    token,
    'customers_vehicles',
    '客户名称,手机,车牌号,品牌,车型\n路遥远,13912340077,粤B7K9Q8,大众,朗逸\n',
  );
  await imports(
    host,
    token,
    'past_visits',
    '工单号,进厂日期,车牌号,项目名称,项目金额\nW1,2024-03-05,粤B7K9Q8,换机油,285\n',
  );
  const due = { states: ['due'], from: null, until: null, after: null, limit: 1 };
  return {
    draft: await orderAt(host, token, 'draft'),
    working,
    ready: await orderAt(host, token, 'ready'),
    cancelled: await cancelledOrder(host, token),
    bill: (await bill(host, token)).brief,
    voided: (await voidedBill(host, token, 'ma', PASSWORD)).brief,
    survey: (await host.ask('surveys_list', due, token)).rows[0],
  };
}

/** Saves what was found on a car: the looks share one shop, and signing in two of them would save it twice at once. */
async function walkRound(host: Host, token: string, order_id: number): Promise<void> {
  const { version, found } = await host.ask('reception_get', { id: order_id }, token);
  await host.ask('reception_save', { order_id, version, found: { ...found, covers_on: true } }, token);
}

/** Before anybody is signed in, on an empty folder. */
export const FIRST: Screen[] = [
  { name: 'first-doors', at: '/', stands: '.doors' },
  { name: 'first-found', stands: 'form input', then: (desk) => desk.page.locator('.door').first().click() },
  { name: 'first-found-refused', stands: '.wrong', then: (desk) => desk.press('Control+Enter') },
  {
    name: 'first-restore',
    stands: 'form input',
    then: async (desk) => {
      await desk.press('Escape');
      await desk.page.locator('.door').last().click();
    },
  },
];

/** All that a general manager who is administrator too can go to. */
export function screensOf({ draft, working, ready, cancelled, bill, voided, survey }: Shown): Screen[] {
  const pressing =
    (...keys: string[]) =>
    (desk: Desk) =>
      desk.press(...keys);
  /** Keys that only work once the screen below stands. */
  const once =
    (there: string, ...keys: string[]) =>
    async (desk: Desk) => {
      await desk.page.locator(there).first().waitFor();
      await desk.press(...keys);
    };
  const listed = '[role=grid] [role=row]:nth-child(1) .cell, .state';
  return [
    { name: 'front-desk', at: `/?car=${working.vehicle.id}`, stands: '.car-panel' },
    {
      name: 'front-desk-opening',
      at: `/?car=${working.vehicle.id}&open=1`,
      stands: 'form.open textarea',
    },
    {
      name: 'search',
      stands: '#search-list [role=option]',
      then: async (desk) => {
        await desk.press('F2');
        await desk.type('B');
      },
    },
    { name: 'search-nothing', stands: '.nothing', then: (desk) => desk.type('QQQQ') },
    { name: 'palette', stands: '.el-dialog [role=option]', then: pressing('Escape', 'Control+k') },
    { name: 'newcomer', at: '/new', stands: 'form input' },
    {
      name: 'newcomer-known',
      at: '/new?typed=x',
      stands: '.one .btn',
      then: async (desk) => {
        await desk.page.locator('form input').first().fill(working.customer.name.whole);
        await desk.page.getByLabel(/^\s*(车牌|Plate)\s*$/).fill(working.vehicle.plate.plate);
      },
    },
    { name: 'vehicle', at: `/vehicles/${working.vehicle.id}`, stands: '.car-panel' },
    { name: 'vehicle-owner', stands: '.el-dialog form', then: once('.car-panel', 'Alt+g') },
    { name: 'customer', at: `/vehicles/${working.vehicle.id}`, stands: '.file form', then: openOwner },
    { name: 'customer-merge', stands: '.el-dialog form', then: pressing('Alt+m') },
    { name: 'customer-contacts', stands: '.el-dialog .contact', then: pressing('Escape', 'Alt+l', 'Alt+a') },
    { name: 'customer-consents', stands: '.el-dialog .purpose', then: pressing('Escape', 'Alt+t') },
    { name: 'order-draft', at: `/orders/${draft.id}`, stands: '.lines .line, .lines .state' },
    { name: 'order', at: `/orders/${working.id}`, stands: '.lines .line' },
    { name: 'order-line-search', stands: '.editor input', then: pressing('Insert') },
    {
      name: 'order-line-found',
      stands: '.popup [role=option]',
      then: (desk) => desk.type('GS00'),
    },
    { name: 'order-line-edited', stands: '.editor form input', then: pressing('Enter') },
    {
      name: 'order-answer',
      at: `/orders/${draft.id}`,
      stands: '.el-dialog form',
      then: once('.lines .line', 'r'),
    },
    {
      name: 'order-sign',
      at: `/orders/${working.id}`,
      stands: '.el-dialog svg.pad',
      then: once('.lines .line', 'Alt+g'),
    },
    { name: 'order-hold', at: `/orders/${working.id}`, stands: '.el-dialog form', then: pressStep },
    { name: 'order-cancel', at: `/orders/${working.id}`, stands: '.el-dialog form', then: pressCancel },
    {
      name: 'order-sheet',
      at: `/orders/${working.id}`,
      stands: '.el-dialog canvas',
      then: once('.lines .line', 'F9'),
    },
    { name: 'reception', at: `/orders/${draft.id}/reception`, stands: 'svg.car', data: '.point' },
    {
      name: 'reception-marked',
      stands: '.mark',
      data: '.point',
      then: async (desk) => {
        await desk.page.locator('svg.car').focus();
        await desk.press('2', 'Enter', 'PageDown', 'Enter');
      },
    },
    {
      name: 'reception-phrases',
      stands: '.popup [role=option]',
      data: '.point, .popup [role=option]',
      then: async (desk) => {
        await desk.page.locator('.mark input').first().focus();
        await desk.press('F6');
      },
    },
    {
      name: 'reception-signing',
      at: `/orders/${working.id}/reception`,
      stands: '.el-dialog svg.pad',
      data: '.point',
      // The car before it has a drawing too: the key is for this one.
      then: async (desk) => {
        await desk.headed(String(working.number));
        await desk.press('F8');
      },
    },
    { name: 'order-cancelled', at: `/orders/${cancelled.id}`, stands: '.lines' },
    { name: 'to-settle', at: '/settlements?tab=to_settle', stands: listed },
    { name: 'settlements', at: '/settlements?tab=list', stands: listed },
    { name: 'receivables', at: '/settlements?tab=receivables', stands: listed },
    { name: 'settle', at: `/settle/${ready.id}/customer`, stands: 'form.settle, .settle-page .btn.go' },
    { name: 'settlement', at: `/settlements/${bill.id}`, stands: '.figures' },
    { name: 'settlement-account', stands: '.el-dialog form', then: once('.figures', 'Alt+g') },
    {
      name: 'settlement-invoice',
      at: `/settlements/${bill.id}`,
      stands: '.el-dialog form',
      then: once('.figures', 'Alt+p'),
    },
    {
      name: 'settlement-void',
      at: `/settlements/${bill.id}`,
      stands: '.el-dialog form',
      then: once('.figures', 'Alt+z'),
    },
    {
      name: 'settlement-history',
      at: `/settlements/${bill.id}`,
      stands: '.el-dialog',
      then: once('.figures', 'Alt+h'),
    },
    { name: 'settlement-voided', at: `/settlements/${voided.id}`, stands: '.figures' },
    { name: 'surveys', at: '/surveys', stands: listed },
    { name: 'questionnaires', at: '/surveys?tab=questionnaires', stands: '.names' },
    { name: 'survey', at: `/surveys/${survey.id}`, stands: '.question' },
    { name: 'report', at: '/reports', stands: '.sheet' },
    { name: 'report-empty', at: '/reports?date=2020-01-01', stands: '.sheet' },
    { name: 'settings', at: '/settings', stands: 'form' },
    { name: 'staff', at: '/settings/staff', stands: listed },
    { name: 'staff-new', stands: 'form.person', then: pressing('Alt+n') },
    { name: 'settings-reception', at: '/settings/reception', stands: '.row-of', data: '.phrase, .row-of' },
    { name: 'settings-printing', at: '/settings/printing', stands: '.choice' },
    { name: 'settings-catalogue', at: '/settings/catalogue', stands: listed, data: '.line, ul.scroll' },
    { name: 'settings-package', stands: '.el-dialog form', then: once('ul.scroll li', 'Alt+t') },
    {
      name: 'settings-operation',
      at: '/settings/catalogue',
      stands: '.el-dialog form',
      then: once('.line', 'Alt+n'),
    },
    { name: 'import', at: '/settings/import', stands: '.choose' },
    {
      name: 'import-preview',
      stands: '.preview .line',
      data: '.preview [role=row]',
      then: (desk) => desk.page.locator('input[type=file]').setInputFiles(join(SAMPLES, '客户车辆档案.csv')),
    },
    {
      name: 'import-columns',
      stands: '.columns',
      data: '.preview [role=row], .columns .select, .columns .popup',
      then: (desk) => desk.page.locator('.bar .btn').nth(1).click(),
    },
    { name: 'imports', at: '/settings/import', stands: listed, data: '.line' },
    {
      name: 'import-in-the-way',
      stands: '[role=alert] li',
      data: '.line, [role=alert] b',
      then: async (desk) => {
        await desk.page.getByRole('grid').focus();
        await desk.press('End', 'Alt+z');
      },
    },
    { name: 'export', at: '/settings/export', stands: '.export' },
    { name: 'backup', at: '/settings/backup', stands: '.backup' },
    {
      name: 'person-menu',
      at: '/reports',
      stands: '[role=menu]',
      then: (desk) => desk.page.locator('.me').click(),
    },
    { name: 'nowhere', at: '/nothing/here', stands: 'h1' },
  ];
}

async function openOwner(desk: Desk): Promise<void> {
  await desk.page.locator('.whose .btn').click();
  await desk.page.waitForURL(/customers/);
}

async function pressStep(desk: Desk): Promise<void> {
  await desk.page.locator('.acts .row .btn').first().click();
}

async function pressCancel(desk: Desk): Promise<void> {
  await desk.page.locator('.acts .btn.late').first().click();
}

// Every screen of the program and how to come to it in a shop that has something on each of them.
// Deliberately addresses and keys only: what a screen does is tested elsewhere.
import { join } from 'node:path';
import type { Desk } from './desk';
import { SAMPLES } from './host';
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

/** The records shown, found by what is on them. */
async function records(host: Host, token: string) {
  const orders = async (...states: string[]) =>
    (
      await host.ask(
        'repair_orders_list',
        { states, from: null, until: null, vehicle_id: null, after: null, limit: 50 },
        token,
      )
    ).rows;
  const settlements = async (...states: string[]) =>
    (await host.ask('settlement_list', { states, from: null, until: null, after: null, limit: 50 }, token))
      .rows;
  const surveys = (
    await host.ask('surveys_list', { states: ['due'], from: null, until: null, after: null, limit: 5 }, token)
  ).rows;
  const working = (await orders('in_progress'))[0];
  const quoted = [...(await orders('quoted')), ...(await orders('draft')), working][0];
  const ready = (await orders('ready'))[0];
  const cancelled = (await orders('cancelled'))[0];
  const unpaid = await settlements('open', 'part_paid');
  const open = unpaid.find((one: Answer) => one.payer === 'customer' && !one.on_account) ?? unpaid[0];
  return {
    working,
    quoted,
    ready,
    cancelled,
    open,
    voided: (await settlements('void'))[0],
    survey: surveys[0],
  };
}

/** One car more is finished and its bill handed over, not paid: for the screens of a settlement that waits. */
export async function handOverABill(host: Host, token: string): Promise<void> {
  const asked = {
    states: ['in_progress'],
    from: null,
    until: null,
    vehicle_id: null,
    after: null,
    limit: 50,
  };
  const { rows } = await host.ask('repair_orders_list', asked, token);
  const orders: Answer[] = await Promise.all(
    rows.map(({ id }: Answer) => host.ask('repair_orders_get', { id }, token)),
  );
  let order = orders.find(
    ({ hold, totals }) => hold === null && totals.some((one: Answer) => one.payer === 'customer'),
  );
  const nothing = {
    note: null,
    hold: null,
    technician_id: null,
    bay: null,
    diagnosis_fee_fen: null,
    via: null,
    approval: null,
  };
  const take = async (step: string) => {
    const said = {
      ...nothing,
      order_id: order.id,
      version: order.version,
      step,
      odometer_out_km: null,
      collected_by: null,
    };
    order = await host.ask('repair_orders_step', said, token);
  };
  await take('finish_work');
  await take('pass_inspection');
  if (order.state === 'awaiting_wash') await take('wash_done');
  const bill = {
    order_id: order.id,
    version: order.version,
    payer: 'customer',
    debtor_id: null,
    discount_fen: 0,
    rounding_fen: 0,
  };
  const later = {
    odometer_out_km: order.odometer_in_km,
    next_service_on: null,
    next_service_km: null,
    approval: null,
  };
  await host.ask('settlement_settle', { ...bill, ...later }, token);
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
export async function screensOf(host: Host, token: string): Promise<Screen[]> {
  const { working, quoted, ready, cancelled, open, voided, survey } = await records(host, token);
  const pressing =
    (...keys: string[]) =>
    (desk: Desk) =>
      desk.press(...keys);
  const listed = '[role=grid] [role=row]:nth-child(1) .cell, .state';
  return [
    { name: 'front-desk', at: `/?car=${working.vehicle_id}`, stands: '.car-panel' },
    {
      name: 'front-desk-opening',
      at: `/?car=${open.order_id ? working.vehicle_id : 0}&open=1`,
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
        await desk.page.locator('form input').first().fill(working.customer_name.whole);
        await desk.page.getByLabel(/^(车牌|Plate)$/).fill(working.plate.plate);
      },
    },
    { name: 'vehicle', at: `/vehicles/${working.vehicle_id}`, stands: '.car-panel' },
    { name: 'vehicle-owner', stands: '.el-dialog form', then: pressing('Alt+g') },
    { name: 'customer', at: `/vehicles/${working.vehicle_id}`, stands: '.file form', then: openOwner },
    { name: 'order-quoted', at: `/orders/${quoted.id}`, stands: '.lines .line, .lines .state' },
    { name: 'order', at: `/orders/${working.id}`, stands: '.lines .line' },
    { name: 'order-line-search', stands: '.editor input', then: pressing('Insert') },
    {
      name: 'order-line-found',
      stands: '.popup [role=option]',
      then: (desk) => desk.type('GS00'),
    },
    { name: 'order-line-edited', stands: '.editor form input', then: pressing('Enter') },
    { name: 'order-hold', at: `/orders/${working.id}`, stands: '.el-dialog form', then: pressStep },
    { name: 'order-cancel', at: `/orders/${working.id}`, stands: '.el-dialog form', then: pressCancel },
    { name: 'order-sheet', at: `/orders/${working.id}`, stands: '.el-dialog canvas', then: pressing('F9') },
    ...(cancelled ? [{ name: 'order-cancelled', at: `/orders/${cancelled.id}`, stands: '.lines' }] : []),
    { name: 'to-settle', at: '/settlements?tab=to_settle', stands: listed },
    { name: 'settlements', at: '/settlements?tab=list', stands: listed },
    { name: 'receivables', at: '/settlements?tab=receivables', stands: listed },
    ...(ready
      ? [{ name: 'settle', at: `/settle/${ready.id}/customer`, stands: 'form.settle, .settle-page .btn.go' }]
      : []),
    { name: 'settlement', at: `/settlements/${open.id}`, stands: '.figures' },
    { name: 'settlement-account', stands: '.el-dialog form', then: pressing('Alt+g') },
    {
      name: 'settlement-invoice',
      at: `/settlements/${open.id}`,
      stands: '.el-dialog form',
      then: pressing('Alt+p'),
    },
    {
      name: 'settlement-void',
      at: `/settlements/${open.id}`,
      stands: '.el-dialog form',
      then: pressing('Alt+z'),
    },
    {
      name: 'settlement-history',
      at: `/settlements/${open.id}`,
      stands: '.el-dialog',
      then: pressing('Alt+h'),
    },
    ...(voided ? [{ name: 'settlement-voided', at: `/settlements/${voided.id}`, stands: '.figures' }] : []),
    { name: 'surveys', at: '/surveys', stands: listed },
    { name: 'questionnaires', at: '/surveys?tab=questionnaires', stands: '.names' },
    ...(survey ? [{ name: 'survey', at: `/surveys/${survey.id}`, stands: '.question' }] : []),
    { name: 'report', at: '/reports', stands: '.sheet' },
    { name: 'report-empty', at: '/reports?date=2020-01-01', stands: '.sheet' },
    { name: 'settings', at: '/settings', stands: 'form' },
    { name: 'staff', at: '/settings/staff', stands: listed },
    { name: 'staff-new', stands: 'form.person', then: pressing('Alt+n') },
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

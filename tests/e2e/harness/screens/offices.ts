// What stands behind the front desk: settling, calls, reports, settings, files in and out. Deliberately no orders.
import { join } from 'node:path';
import { SAMPLES } from '../host';
import type { Desk } from '../desk';
import { listed, once, pressing } from './screen';
import type { Screen } from './screen';
import type { Shown } from './shown';

export const moneyScreens = ({ ready, bill, voided, company }: Shown): Screen[] => [
  { name: 'to-settle', at: '/settlements?tab=to_settle', stands: listed },
  { name: 'settlements', at: '/settlements?tab=list', stands: listed },
  { name: 'receivables', at: '/settlements?tab=receivables', stands: listed },
  { name: 'settle', at: `/settle/${ready.id}/customer`, stands: 'form.settle, .settle-page .btn.go' },
  { name: 'settlement', at: `/settlements/${bill.id}`, stands: '.figures' },
  { name: 'settlement-account', stands: '.dialog form', then: once('.figures', 'Alt+g') },
  {
    name: 'settlement-account-credit',
    stands: '.dialog .credit',
    then: async (desk) => {
      await desk.page.locator('.dialog input').first().focus();
      await desk.write(company.name.whole);
      await desk.page.getByRole('option').first().waitFor();
      await desk.press('Enter');
    },
  },
  {
    name: 'settlement-invoice',
    at: `/settlements/${bill.id}`,
    stands: '.dialog form',
    then: once('.figures', 'Alt+p'),
  },
  {
    name: 'settlement-void',
    at: `/settlements/${bill.id}`,
    stands: '.dialog form',
    then: once('.figures', 'Alt+z'),
  },
  {
    name: 'settlement-history',
    at: `/settlements/${bill.id}`,
    stands: '.dialog',
    then: once('.figures', 'Alt+h'),
  },
  { name: 'settlement-voided', at: `/settlements/${voided.id}`, stands: '.figures' },
];

export const officeScreens = ({ survey, complained, ended, working }: Shown): Screen[] => [
  { name: 'surveys', at: '/surveys', stands: listed },
  { name: 'questionnaires', at: '/surveys?tab=questionnaires', stands: '.names' },
  { name: 'survey', at: `/surveys/${survey.id}`, stands: '.question' },
  { name: 'complaints', at: '/surveys?tab=complaints', stands: listed },
  {
    name: 'complaint-new',
    at: `/complaints/new?car=${working.vehicle.id}&order=${working.id}`,
    stands: 'form textarea',
  },
  { name: 'complaint', at: `/complaints/${complained.brief.id}`, stands: 'form textarea' },
  { name: 'complaint-close', stands: '.dialog form', then: pressing('Alt+s') },
  { name: 'complaint-ended', at: `/complaints/${ended.brief.id}`, stands: 'ol li' },
  { name: 'complaint-reopen', stands: '.dialog form', then: pressing('Alt+r') },
  { name: 'report', at: '/reports', stands: '.sheet' },
  { name: 'report-empty', at: '/reports?date=2020-01-01', stands: '.sheet' },
  { name: 'settings', at: '/settings', stands: 'form' },
  { name: 'staff', at: '/settings/staff', stands: listed },
  { name: 'staff-new', stands: 'form.person', then: pressing('Alt+n') },
  {
    name: 'staff-leave',
    at: '/settings/staff',
    stands: '.dialog form',
    then: async (desk) => {
      await once('[role=grid] .line', 'Enter')(desk);
      await once('form.person', 'Alt+l')(desk);
    },
  },
  { name: 'roles', at: '/settings/roles', stands: listed },
  { name: 'role', stands: 'form.role', then: once('[role=grid] .line', 'Enter') },
  { name: 'settings-reception', at: '/settings/reception', stands: '.row-of', data: '.phrase, .row-of' },
  {
    name: 'settings-planning',
    at: '/settings/planning',
    stands: '[role=grid] .line',
    data: '.line, tbody tr',
  },
  { name: 'settings-bay', stands: '.dialog form', then: once('[role=grid] .line', 'Enter') },
  { name: 'settings-printing', at: '/settings/printing', stands: '.choice' },
  { name: 'settings-catalogue', at: '/settings/catalogue', stands: listed, data: '.line, ul.scroll' },
  { name: 'settings-package', stands: '.dialog form', then: once('ul.scroll li', 'Alt+t') },
  {
    name: 'settings-operation',
    at: '/settings/catalogue',
    stands: '.dialog form',
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
    then: (desk) => desk.page.locator('[aria-haspopup=menu]').click(),
  },
  {
    name: 'password',
    stands: '.dialog form',
    then: (desk) => desk.page.locator('[role=menuitem]').first().click(),
  },
  { name: 'nowhere', at: '/nothing/here', stands: 'h1' },
  {
    name: 'signed-out',
    at: '/',
    stands: '.dialog [type=password]',
    waiting: true,
    then: signOutElsewhere,
  },
];

/** The session ends while the window stands open, as it does over night. */
async function signOutElsewhere({ page, host }: Desk): Promise<void> {
  const token = await page.evaluate(() => sessionStorage.getItem('jieche.token'));
  await host.ask('staff_sign_out', {}, token ?? '');
  await page.keyboard.press('F2');
  await page.keyboard.type('B');
}

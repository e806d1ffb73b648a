// The front desk, who is new there, and the files of cars and customers. Deliberately no orders: those have their own.
import { once, pressing } from './screen';
import type { Screen } from './screen';
import type { Desk } from '../desk';
import type { Shown } from './shown';

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

export const deskScreens = ({ working }: Shown): Screen[] => [
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
  { name: 'palette', stands: '.dialog [role=option]', then: pressing('Escape', 'Control+k') },
  {
    name: 'front-desk-hand-over',
    at: `/?car=${working.vehicle.id}`,
    stands: '.dialog fieldset label',
    then: once('aside .acts.below', 'Alt+t'),
  },
  { name: 'newcomer', at: '/new', stands: '.new form input' },
  {
    name: 'newcomer-known',
    at: '/new?typed=x',
    stands: '.one .plates ~ .btn',
    then: async (desk) => {
      await desk.page.locator('.new form input').first().fill(working.customer.name.whole);
      await desk.page.getByLabel(/^\s*(车牌|Plate)\s*$/).fill(working.vehicle.plate.plate);
    },
  },
  {
    name: 'newcomer-owner',
    stands: '.owner',
    then: (desk) => desk.page.locator('.one .plates ~ .btn').last().click(),
  },
];

/** The files; a company's with what it may owe. */
export const fileScreens = ({ working, company }: Shown): Screen[] => [
  { name: 'vehicle', at: `/vehicles/${working.vehicle.id}`, stands: '.car-panel' },
  { name: 'vehicle-owner', stands: '.dialog form', then: once('.car-panel', 'Alt+g') },
  { name: 'customer', at: `/vehicles/${working.vehicle.id}`, stands: '.file form', then: openOwner },
  { name: 'customer-merge', stands: '.dialog .one', then: once('.tags', 'Alt+m') },
  {
    name: 'customer-merge-compared',
    stands: '.dialog table',
    then: (desk) => desk.page.locator('.dialog .one').first().click(),
  },
  { name: 'customer-contacts', stands: '.dialog .contact', then: pressing('Escape', 'Alt+l', 'Alt+a') },
  { name: 'customer-consents', stands: '.dialog .purpose', then: pressing('Escape', 'Alt+t') },
  {
    name: 'customer-tags',
    at: `/customers/${working.customer.id}`,
    stands: '.popup [role=option]',
    then: async (desk) => {
      await desk.page.locator('.tags input').click();
      await desk.write('常');
    },
  },
  { name: 'customer-company', at: `/customers/${company.id}`, stands: '.credit .pill' },
  { name: 'customer-credit', stands: '.dialog form', then: pressing('Alt+g') },
];

/** As somebody whose role masks what a customer would not have everybody read. */
export const maskedScreens = ({ working }: Shown): Screen[] => [
  { name: 'masked-customer', at: `/customers/${working.customer.id}`, stands: '.file form' },
  { name: 'masked-asking', stands: '.dialog form', then: pressing('Alt+u') },
  {
    name: 'masked-shown',
    stands: '.shown',
    then: async (desk) => {
      await desk.page.locator('.dialog .row .btn').first().click();
      await desk.press('Control+Enter');
    },
  },
];

async function openOwner(desk: Desk): Promise<void> {
  await desk.page.locator('.whose .btn').click();
  await desk.page.waitForURL(/customers/);
}

// Orders and their reception sheets. Deliberately no money: that is settled on screens of its own.
import { once, pressing } from './screen';
import type { Screen } from './screen';
import type { Desk } from '../desk';
import type { Shown, ShownHere } from './shown';

export const orderScreens = ({ draft, working, authorised, cancelled, own }: ShownHere): Screen[] => [
  { name: 'order-draft', at: `/orders/${draft.id}`, stands: '.lines .line, .lines .state' },
  { name: 'order', at: `/orders/${working.id}`, stands: '.lines .line' },
  {
    name: 'order-line-search',
    at: `/orders/${own.id}`,
    stands: '.editor input',
    then: once('.lines .line', 'Insert'),
  },
  {
    name: 'order-line-found',
    stands: '.popup [role=option]',
    then: (desk) => desk.type('GS00'),
  },
  { name: 'order-line-edited', stands: '.editor form input', then: pressing('Enter') },
  {
    name: 'order-answer',
    at: `/orders/${draft.id}`,
    stands: '.dialog form',
    then: once('.lines .line', 'r'),
  },
  {
    name: 'order-sign',
    at: `/orders/${working.id}`,
    stands: '.dialog svg.pad',
    then: once('.lines .line', 'Alt+g'),
  },
  {
    name: 'order-dispatch',
    at: `/orders/${authorised.id}`,
    stands: '.dialog form',
    then: once('.lines .line', 'Alt+s'),
  },
  { name: 'order-hold', at: `/orders/${working.id}`, stands: '.dialog form', then: pressStep },
  { name: 'order-cancel', at: `/orders/${working.id}`, stands: '.dialog form', then: pressCancel },
  {
    name: 'order-sheet',
    at: `/orders/${working.id}`,
    stands: '.dialog canvas',
    then: once('.lines .line', 'F9'),
  },
  {
    name: 'order-hand-over',
    at: `/orders/${working.id}`,
    stands: '.dialog form',
    then: once('.lines .line', 'Alt+t'),
  },
  { name: 'order-cancelled', at: `/orders/${cancelled.id}`, stands: '.lines' },
];

export const receptionScreens = ({ draft, working }: Shown): Screen[] => [
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
    stands: '.dialog svg.pad',
    data: '.point',
    // The car before it has a drawing too: the key is for this one.
    then: async (desk) => {
      await desk.headed(String(working.number));
      await desk.press('F8');
    },
  },
];

async function pressStep(desk: Desk): Promise<void> {
  await desk.page.locator('.acts .row .btn').first().click();
}

async function pressCancel(desk: Desk): Promise<void> {
  await desk.page.locator('.acts .btn.late').first().click();
}

// A failed question says so on screen, where its answer would stand, and is never taken for an empty answer.
// Deliberately through the screens that ask, with a core that refuses: what is told must reach a person.
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import { createApp, effectScope, ref } from 'vue';
import type { CalendarDay, ListedOrder } from '@/backend/generated';
import { NO_CONNECTION, Problem } from '@/backend/problem';
import { useSession } from '@/backend/session';
import RecordForm from '@/care/complaints/RecordForm.vue';
import Duplicates from '@/registers/customers/Duplicates.vue';
import Grid from '@/shared/grid/Grid.vue';
import { useAsked, useLoad } from '@/shared/load';
import Thumb from '@/shared/pictures/Thumb.vue';
import { toasts } from '@/shared/toast';
import { tellUncaught } from '@/shared/uncaught';
import BookingForm from '@/visit/appointments/BookingForm.vue';
import { blankBooking } from '@/visit/appointments/booking';
import CarBookings from '@/visit/appointments/CarBookings.vue';
import ExpectedList from '@/visit/appointments/ExpectedList.vue';
import EarlierComplaints from '@/visit/repair_orders/EarlierComplaints.vue';
import HandOver from '@/visit/repair_orders/HandOver.vue';
import { t } from '@/words';
import { core } from './core';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  toasts.splice(0);
  document.body.innerHTML = '';
  vi.useRealTimers();
});

const refuse = () => {
  throw new Problem('damaged');
};
const said = () => [...document.querySelectorAll('[role=alert]')].map((one) => one.textContent).join(' ');

describe('what was asked', () => {
  it('keeps what stands there when it cannot be asked again, and says that it may be old', async () => {
    let answer: () => Promise<string> = async () => 'first';
    const asked = useLoad(() => answer());
    await asked.load();
    answer = async () => refuse();
    await asked.load();
    expect([asked.value.value, asked.problem.value?.code]).toEqual(['first', 'damaged']);
    expect(toasts.map(({ wrong }) => wrong)).toEqual([true]);
    answer = () => Promise.reject(new Problem(NO_CONNECTION));
    await asked.load();
    expect(toasts, 'a lost connection is told at the foot, once for all').toHaveLength(1);
  });

  it('while typing stands for what is typed now, also when that cannot be answered', async () => {
    const text = ref<string | null>('a');
    const answers: Record<string, () => Promise<string>> = {
      a: async () => 'about a',
      b: async () => refuse(),
      c: async () => 'about c',
    };
    const scope = effectScope();
    const asked = scope.run(() =>
      useAsked(
        () => text.value,
        (now) => answers[now]!(),
        100,
      ),
    )!;
    const after = async (typed: string | null) => {
      text.value = typed;
      await vi.advanceTimersByTimeAsync(150);
      return [asked.value.value, asked.problem.value?.code ?? null];
    };
    expect(await after('a')).toEqual(['about a', null]);
    expect(await after('b'), 'what was said about a is not said of b').toEqual([null, 'damaged']);
    answers.b = async () => 'about b';
    await asked.load();
    expect([asked.value.value, asked.problem.value]).toEqual(['about b', null]);
    expect(await after(null)).toEqual([null, null]);
    scope.stop();
  });
});

const day = {
  bays: [{ bay_id: 1, bay: '1 号', active: true }],
  advisors: [{ advisor_id: 1, advisor: '陈' }],
} as unknown as CalendarDay;
const booking = {
  ...blankBooking(),
  start_at: Date.UTC(2026, 10, 25, 2),
  bay_id: 1,
  advisor_id: 1,
  name: '张',
};
const order = {
  id: 1,
  version: 1,
  number: 'WX1',
  plate: null,
  model: null,
  advisor_id: 2,
} as unknown as ListedOrder;
const nothing = () => undefined;

/** Screen, its properties, which question fails, what stands there then, and what would have looked like an answer. */
const SCREENS: [string, Component, object, string, RegExp, string?][] = [
  [
    'a booking',
    BookingForm,
    { appointment: null, first: booking, day, businessTypes: [], back: nothing },
    'appointments_conflicts',
    /没有读到时间冲突/,
    t('appointments.conflicts.none'),
  ],
  [
    'the same complaint before',
    EarlierComplaints,
    { vehicle: 1, complaint: '异响', except: null },
    'repair_orders_earlier_complaints',
    /以前的同类问题/,
  ],
  ['what is booked for the car', CarBookings, { vehicle: 1 }, 'appointments_of_vehicle', /这辆车的预约/],
  ['who is expected', ExpectedList, {}, 'appointments_calendar', /损坏/, t('appointments.expected_none')],
  ['handing over', HandOver, { modelValue: true, orders: [order] }, 'staff_list', /人员名单/],
  [
    'a complaint',
    RecordForm,
    { vehicle: 1, orders: [], order: null, source: 'phone', back: nothing },
    'staff_list',
    /人员名单/,
  ],
  ['a photo', Thumb, { picture: 'x', label: '照片' }, 'pictures_get', /没读到/],
];

it.each(SCREENS)('%s says that its question failed', async (_name, screen, props, question, words, empty) => {
  const pinia = createPinia();
  const shop = core({
    [question]: refuse,
    drafts_get: () => null,
    drafts_save: () => ({}),
    drafts_clear: () => ({}),
  });
  const session = useSession(pinia);
  session.session = {
    commands: ['appointments_save'],
    person: { id: 9, name: '周', login: 'zhou', roles: [], own_roles: [], like: [], can: [] },
  } as never;
  // A dialog asks when it is opened.
  const closed = 'modelValue' in props ? { ...props, modelValue: false } : props;
  const page = mount(screen, {
    props: closed as never,
    global: { plugins: [pinia] },
    attachTo: document.body,
  });
  await page.setProps(props as never);
  await vi.advanceTimersByTimeAsync(500);
  await flushPromises();
  expect(shop.of(question).length, 'it was asked').toBeGreaterThan(0);
  expect(said()).toMatch(words);
  if (empty) expect(document.body.textContent, 'nothing that reads like an answer').not.toContain(empty);
});

it('asks again where it stands, and the answer takes its place', async () => {
  const pinia = createPinia();
  let down = true;
  core({ appointments_of_vehicle: () => (down ? refuse() : []) });
  mount(CarBookings, { props: { vehicle: 1 }, global: { plugins: [pinia] }, attachTo: document.body });
  await flushPromises();
  expect(said()).toContain('这辆车的预约');
  down = false;
  document.querySelector<HTMLElement>('[role=alert] button')!.click();
  await flushPromises();
  expect(said()).toBe('');
});

it('look-alikes that cannot be asked for are not none', () => {
  const asked = useLoad(async () => null);
  asked.problem.value = new Problem('damaged');
  const page = mount(Duplicates, { props: { customers: [], vehicles: [], asked } });
  expect(page.text()).toContain('相近的客户和车');
  expect(page.text()).not.toContain(t('customers.duplicates.none'));
});

it('a list that could not go on does not look as if it were all', async () => {
  const props = { label: 'x', columns: [], rows: [{ id: 1 }], rowKey: ({ id }: { id: number }) => id };
  const again = vi.fn();
  const page = mount(Grid as never, { props: { ...props, problem: new Problem('damaged'), again } as never });
  await page.find('[role=alert] button').trigger('click');
  expect(again).toHaveBeenCalledOnce();
});

it('a refusal nobody waited for is told as news', () => {
  const app = createApp({});
  tellUncaught(app);
  app.config.errorHandler!(new Problem('damaged'), null, '');
  expect(toasts).toHaveLength(1);
  expect(() => app.config.errorHandler!(new Error('a fault of the program'), null, '')).toThrow('a fault');
});

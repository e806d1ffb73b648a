// The registers planning stands on: bays chosen from those in use, days marked over what was seen.
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { defineComponent, h } from 'vue';
import { afterEach, expect, it, vi } from 'vitest';
import type { Bay, MarkedDay, OrderFile } from '@/backend/generated';
import CalendarYear from '@/registers/calendar/CalendarYear.vue';
import { taking } from '@/visit/repair_orders/steps';
import StepDialog from '@/visit/repair_orders/StepDialog.vue';
import { core } from './core';

vi.mock('@/shared/Modal.vue', () => ({
  default: defineComponent({
    props: { modelValue: Boolean, title: String, width: Number },
    setup:
      (props, { slots }) =>
      () =>
        props.modelValue ? h('div', { class: 'dialog' }, [slots.default?.(), slots.foot?.()]) : null,
  }),
}));
afterEach(() => (document.body.innerHTML = ''));

const plugins = () => ({ global: { plugins: [createPinia()] }, attachTo: document.body });
const bay = (id: number, active: boolean): Bay => ({ id, version: 1, name: `${id} 号`, place: id, active });

/** The names the dispatch dialog offers for an order that stands in this bay. */
async function offered(bay_id: number | null): Promise<string[]> {
  core({ bays_list: () => [bay(1, true), bay(2, false), bay(3, true), bay(4, false)] });
  const order = {
    id: 1,
    version: 1,
    bay_id,
    technician_id: null,
    lines: [],
    customer: { name: { whole: '张' } },
  };
  const props = {
    order: order as unknown as OrderFile,
    step: 'dispatch' as const,
    staff: [],
    modelValue: false,
  };
  const view = mount(StepDialog, { props, ...plugins() });
  await view.setProps({ modelValue: true });
  await flushPromises();
  const field = view
    .findAllComponents({ name: 'SelectField' })
    .find((one) => one.props('name') === 'act.bay_id');
  return field!.props('options').map(({ label }: { label: string }) => label);
}

it('dispatches to a bay in use, or to the one the car stands in', async () => {
  expect(await offered(null)).toEqual(['—', '1 号', '3 号']);
  expect(await offered(2), 'out of use, but the car is there').toEqual(['—', '1 号', '2 号', '3 号']);
  const order = { id: 7, version: 3 } as OrderFile;
  expect(taking(order, 'dispatch', { technician_id: 5 }).act, 'nobody has to say where').toEqual({
    step: 'dispatch',
    technician_id: 5,
    bay_id: null,
  });
});

it('marks a single day, over what stands in its year too, and shows the year it lies in', async () => {
  const days: MarkedDay[] = [{ id: 4, version: 2, date: '2026-10-01', kind: 'holiday', name: '国庆节' }];
  const next: MarkedDay[] = [{ id: 9, version: 1, date: '2027-01-01', kind: 'holiday', name: '新年' }];
  const shop = core({
    calendar_year: ({ year }) => (year === 2027 ? next : days),
    calendar_save: () => [{ ...days[0], id: 5, date: '2027-01-01', name: '元旦' }],
  });
  const view = mount(CalendarYear, plugins());
  await flushPromises();
  expect(view.text(), 'with its weekday').toContain('2026-10-01 周四');
  const [from, , name] = view.findAll('.new input');
  await from!.setValue('2027-01-01');
  await from!.trigger('blur');
  await name!.setValue('元旦');
  await view.find('form').trigger('submit');
  await flushPromises();
  expect(shop.of('calendar_save')[0]?.body).toEqual({
    from: '2027-01-01',
    until: '2027-01-01',
    kind: 'holiday',
    name: '元旦',
    seen: [
      { id: 4, version: 2 },
      { id: 9, version: 1 },
    ],
  });
  expect(shop.of('calendar_year').at(-1)?.body).toEqual({ year: 2027 });
});

it('takes a mark away by the version that was seen', async () => {
  const day: MarkedDay = { id: 4, version: 2, date: '2026-10-01', kind: 'shut', name: '盘点' };
  const shop = core({ calendar_year: () => [day], calendar_clear: () => day });
  const view = mount(CalendarYear, plugins());
  await flushPromises();
  await view.find('tbody button').trigger('click');
  await flushPromises();
  expect(shop.of('calendar_clear')[0]?.body).toEqual({ id: 4, version: 2 });
});

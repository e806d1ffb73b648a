// Two windows edit one record: nothing typed is lost, nothing saved elsewhere is overwritten unseen.
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { Problem } from '@/backend/problem';
import { useRecord } from '@/shared/record';
import type { Edition } from '@/shared/record';
import { core } from './core';

interface Head {
  complaint: string;
  parking: string;
}
const edition = (version: number, complaint: string, parking = ''): Edition<Head> => ({
  version,
  model: { complaint, parking },
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A window on the record as the core has it; `core.now` is what another window saved last. */
async function window(first: Edition<Head>, kept: string | null = null) {
  const shop = { now: first };
  const calls = core({
    drafts_get: () => (kept === null ? null : { key: 'order:1', body: kept, saved_at: 1 }),
    drafts_save: ({ body }: { body: string }) => ({ key: 'order:1', body, saved_at: 2 }),
    drafts_clear: () => ({}),
  });
  let record!: ReturnType<typeof useRecord<Head>>;
  mount(
    defineComponent({
      setup() {
        record = useRecord<Head>({
          first,
          draft: () => 'order:1',
          compared: () => ({
            complaint: { label: '客户描述', show: ({ complaint }) => complaint },
            parking: { label: '车位', show: ({ parking }) => parking },
          }),
          save: async (model, version) => {
            if (version !== shop.now.version) throw new Problem('changed_meanwhile', null, { by: '林梅' });
            shop.now = { model, version: version + 1 };
            return shop.now;
          },
          reload: async () => shop.now,
        });
        return () => h('p');
      },
    }),
  );
  await flushPromises();
  return { record, shop, calls };
}

it('takes over at once what only the other window changed', async () => {
  const { record, shop } = await window(edition(1, '异响'));
  record.model.value.complaint = '左前异响';
  shop.now = edition(2, '异响', 'B3');
  record.take(shop.now);
  expect(record.model.value).toEqual({ complaint: '左前异响', parking: 'B3' });
  expect(record.problem.value).toBeNull();
  await record.save();
  expect(shop.now.model).toEqual({ complaint: '左前异响', parking: 'B3' });
  expect(record.dirty.value).toBe(false);
});

it('asks about a field both changed, keeps what was typed, and saves as chosen', async () => {
  const { record, shop } = await window(edition(1, '异响'));
  record.model.value.complaint = '左前异响';
  shop.now = edition(2, '右前异响', 'B3');
  record.take(shop.now);
  expect(record.model.value).toEqual({ complaint: '左前异响', parking: 'B3' });
  expect(record.differing.value).toEqual([
    { field: 'complaint', label: '客户描述', mine: '左前异响', theirs: '右前异响' },
  ]);
  record.settle(new Set(['complaint']));
  await record.save();
  expect(shop.now).toEqual(edition(3, '左前异响', 'B3'));
});

it('never overwrites unseen: a save past the question is refused by the core', async () => {
  const { record, shop } = await window(edition(1, '异响'));
  record.model.value.complaint = '左前异响';
  shop.now = edition(2, '右前异响');
  record.take(shop.now);
  record.later();
  await expect(record.save()).rejects.toMatchObject({ code: 'changed_meanwhile' });
  await record.onConflict(new Problem('changed_meanwhile', null, { by: '林梅' }));
  expect(record.differing.value).toHaveLength(1);
  expect(record.model.value.complaint).toBe('左前异响');
});

it('puts back a draft on a record that others saved meanwhile', async () => {
  const draft = JSON.stringify({ base: edition(1, '异响'), model: { complaint: '左前异响', parking: '' } });
  const { record } = await window(edition(5, '异响', 'Z9'), draft);
  expect(record.model.value).toEqual({ complaint: '左前异响', parking: 'Z9' });
  expect(record.dirty.value).toBe(true);
  expect(record.draft.restored.value).toBe(true);
});

it('keeps no draft of a record that is only looked at', async () => {
  const { record, calls } = await window(edition(1, '异响'));
  record.take(edition(2, '异响', 'B3'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(calls.of('drafts_save')).toHaveLength(0);
});

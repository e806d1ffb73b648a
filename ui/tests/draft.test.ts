// What is typed is kept within a second, put back after a crash, and gone once it is saved.
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { NO_CONNECTION, Problem } from '@/backend/problem';
import { useDraft } from '@/shared/draft';
import { toasts } from '@/shared/toast';
import { core } from './core';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function typing(kept: string | null) {
  const shop = core({
    drafts_get: () => (kept === null ? null : { key: 'k', body: kept, saved_at: 5 }),
    drafts_save: ({ body }: { body: string }) => ({ key: 'k', body, saved_at: 6 }),
    drafts_clear: () => ({}),
  });
  const model = ref({ complaint: '', km: null as number | null });
  let draft!: ReturnType<typeof useDraft>;
  const page = mount(
    defineComponent({
      setup() {
        draft = useDraft(() => 'open:1', model);
        return () => h('p');
      },
    }),
  );
  return { shop, model, draft, page };
}

it('keeps what is typed within a second, once for many keys', async () => {
  const { shop, model, draft } = typing(null);
  await draft.restore();
  for (const letter of '左前异响') {
    model.value.complaint += letter;
    await vi.advanceTimersByTimeAsync(80);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(shop.of('drafts_save')).toMatchObject([
    { body: { key: 'open:1', body: '{"complaint":"左前异响","km":null}' } },
  ]);
});

it('keeps it also for who types without a pause: no more than a second is ever lost', async () => {
  const { shop, model, draft } = typing(null);
  await draft.restore();
  for (let key = 0; key < 40; key += 1) {
    model.value.complaint += '字';
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(shop.of('drafts_save').length).toBeGreaterThanOrEqual(7);
});

it('tries again while the core is not reached, though nobody types on', async () => {
  const { model, draft } = typing(null);
  let down = true;
  const kept: string[] = [];
  core({
    drafts_get: () => null,
    drafts_save: ({ body }: { body: string }) => {
      if (down) throw new Problem(NO_CONNECTION);
      kept.push(body);
      return { key: 'k', body, saved_at: 6 };
    },
  });
  await draft.restore();
  model.value.complaint = '左前异响';
  await vi.advanceTimersByTimeAsync(5000);
  expect(kept).toEqual([]);
  down = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(kept, 'kept once, when it can be').toEqual(['{"complaint":"左前异响","km":null}']);
});

it('puts back an older draft when the core is reached again, and overwrites none it has not seen', async () => {
  const { model, draft } = typing(null);
  let down = true;
  const saved: string[] = [];
  core({
    drafts_get: () => {
      if (down) throw new Problem(NO_CONNECTION);
      return { key: 'k', body: '{"complaint":"左前异响","km":31380}', saved_at: 5 };
    },
    drafts_save: ({ body }: { body: string }) => (saved.push(body), { key: 'k', body, saved_at: 6 }),
  });
  const restoring = draft.restore();
  model.value.km = 31400;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(saved, 'nothing is kept over what may be there').toEqual([]);
  down = false;
  await vi.advanceTimersByTimeAsync(20_000);
  await restoring;
  expect(model.value).toEqual({ complaint: '左前异响', km: 31400 });
});

it('says that an older draft could not be read, and keeps what is typed from then on', async () => {
  const { model, draft } = typing(null);
  const shop = core({
    drafts_get: () => {
      throw new Problem('damaged');
    },
    drafts_save: ({ body }: { body: string }) => ({ key: 'k', body, saved_at: 6 }),
  });
  await draft.restore();
  expect(toasts.at(-1)?.text).toContain('上次没保存的内容');
  model.value.complaint = '异响';
  await vi.advanceTimersByTimeAsync(1000);
  expect(shop.of('drafts_save')).toHaveLength(1);
});

it('begins without an older draft where the form has something of its own, and keeps that', async () => {
  const { shop, model, draft } = typing('{"complaint":"左前异响","km":31380}');
  draft.begin();
  model.value.complaint = '另一台车';
  await vi.advanceTimersByTimeAsync(1000);
  expect(model.value.complaint).toBe('另一台车');
  expect(shop.of('drafts_save')).toMatchObject([{ body: { body: '{"complaint":"另一台车","km":null}' } }]);
});

it('puts back what was kept before a kill', async () => {
  const { model, draft } = typing('{"complaint":"左前异响","km":31380}');
  await draft.restore();
  expect(model.value).toEqual({ complaint: '左前异响', km: 31380 });
  expect(draft.restored.value).toBe(true);
});

it('lays what was typed before the answer above what was kept', async () => {
  const { shop, model, draft } = typing('{"complaint":"左前异响","km":31380}');
  const restoring = draft.restore();
  model.value.km = 31400;
  await restoring;
  expect(model.value).toEqual({ complaint: '左前异响', km: 31400 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(shop.of('drafts_save')).toMatchObject([{ body: { body: '{"complaint":"左前异响","km":31400}' } }]);
});

it('keeps what was typed before the answer also where nothing was kept', async () => {
  const { shop, model, draft } = typing(null);
  const restoring = draft.restore();
  model.value.complaint = '异响';
  await restoring;
  await vi.advanceTimersByTimeAsync(1000);
  expect(model.value.complaint).toBe('异响');
  expect(shop.of('drafts_save')).toHaveLength(1);
});

it('is cleared by a save, and a key typed just before does not bring it back', async () => {
  const { shop, model, draft } = typing('{"complaint":"旧","km":1}');
  await draft.restore();
  model.value.complaint = '新';
  await vi.advanceTimersByTimeAsync(100);
  await draft.clear();
  await vi.advanceTimersByTimeAsync(2000);
  expect(shop.of('drafts_save')).toHaveLength(0);
  expect(shop.of('drafts_clear')).toHaveLength(1);
});

it('keeps the last keys when the screen is left', async () => {
  const { shop, model, draft, page } = typing(null);
  await draft.restore();
  model.value.complaint = '走了';
  await flushPromises();
  page.unmount();
  await flushPromises();
  expect(shop.of('drafts_save')).toHaveLength(1);
});

it('throws away what is still on its way to be kept when the record is saved', async () => {
  const { model, draft } = typing(null);
  let arrive = (): void => undefined;
  const order: string[] = [];
  core({
    drafts_get: () => null,
    drafts_save: async ({ body }: { body: string }) => {
      await new Promise<void>((done) => (arrive = done));
      order.push('kept');
      return { key: 'k', body, saved_at: 6 };
    },
    drafts_clear: () => {
      order.push('cleared');
      return {};
    },
  });
  await draft.restore();
  model.value.complaint = '拖车费';
  await vi.advanceTimersByTimeAsync(1000);
  const cleared = draft.clear();
  await flushPromises();
  arrive();
  await cleared;
  expect(order, 'or the next form would begin with what was saved already').toEqual(['kept', 'cleared']);
});

// A sheet goes to the printer its terminal chose, to the viewer elsewhere, and is never lost to a printer that refuses.
import { flushPromises, mount } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { afterEach, expect, it, vi } from 'vitest';
import { fetchSheet } from '@/backend/files';
import type { PrintChoice, PrintWay } from '@/backend/generated';
import { Problem } from '@/backend/problem';
import type { Sheet } from '@/backend/transport';
import { papersOf, printersOffered } from '@/registers/printing/choices';
import PdfPreview from '@/shared/pdf/PdfPreview.vue';
import { core } from './core';

vi.mock('@/shared/pdf/pages', () => ({
  openPages: async () => ({ count: 1, draw: async () => undefined, close: () => undefined }),
}));
// The dialog's own look is the library's; whether it stands is what matters here.
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

const way = (more: Partial<PrintWay> = {}): PrintWay => ({
  printer: 'EPSON LQ-630K',
  stock: 'continuous',
  copies: 2,
  look_first: false,
  ...more,
});

async function printed(how: PrintWay | null, print?: (sheet: Sheet, way: PrintWay) => Promise<void>) {
  const sheet: Sheet = {
    name: '结算清单.pdf',
    mime: 'application/pdf',
    bytes: new Uint8Array(4),
    print: how,
  };
  const open = vi.fn(async () => undefined);
  core({ settlement_print: () => sheet }, { open, ...(print ? { print } : {}) });
  const fetch = () => fetchSheet('settlement_print', { id: 1 });
  const view = mount(PdfPreview, {
    props: { modelValue: true, title: '结算清单', fetch },
    attachTo: document.body,
  });
  await flushPromises();
  await vi.waitFor(() => {
    const settled = view.emitted('update:modelValue') || document.querySelector('.dialog canvas');
    if (!settled) throw new Error('still being made');
  });
  return { view, open };
}

it('goes straight to the printer that was chosen, and no dialog stands in the way', async () => {
  const print = vi.fn(async () => undefined);
  const { view } = await printed(way(), print);
  expect(print).toHaveBeenCalledWith(expect.objectContaining({ name: '结算清单.pdf' }), way());
  expect(view.emitted('update:modelValue')).toEqual([[false]]);
  expect(document.querySelector('.dialog canvas')).toBeNull();
});

it('is shown first where that was asked for, and then goes to the same printer', async () => {
  const print = vi.fn(async () => undefined);
  await printed(way({ look_first: true }), print);
  expect(print).not.toHaveBeenCalled();
  const button = [...document.querySelectorAll('button')].find((one) =>
    one.textContent?.includes('送往 EPSON'),
  );
  button?.click();
  await flushPromises();
  expect(print).toHaveBeenCalledTimes(1);
});

it('is shown with the reason when the printer does not take it, and the viewer is the way out', async () => {
  const print = vi.fn(async () => {
    throw new Problem('no_printer', null, { printer: 'EPSON LQ-630K' });
  });
  const { open } = await printed(way(), print);
  expect(document.body.textContent).toContain('找不到打印机「EPSON LQ-630K」');
  [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('打开打印'))?.click();
  await flushPromises();
  expect(open).toHaveBeenCalledTimes(1);
});

it('goes to the viewer from a browser, whatever printer the terminal chose', async () => {
  const { open } = await printed(way());
  [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('打开打印'))?.click();
  await flushPromises();
  expect(open).toHaveBeenCalledTimes(1);
});

it('offers continuous paper only for sheets of letters and lines', () => {
  expect(papersOf('reception')).toEqual(['a4']);
  expect(papersOf('settlement_list')).toContain('continuous');
});

it('goes on naming a printer that was chosen and is switched off now', () => {
  const choice: PrintChoice = { sheet: 'job_card', way: way({ printer: 'HP off' }) };
  expect(printersOffered(['EPSON LQ-630K'], [choice]).map(({ value }) => value)).toEqual([
    null,
    'EPSON LQ-630K',
    'HP off',
  ]);
});

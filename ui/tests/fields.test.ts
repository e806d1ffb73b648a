// Fields and forms by keys: Enter goes on, Ctrl+Enter saves, problems stand where they belong.
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { defineComponent, ref } from 'vue';
import { Problem } from '@/backend/problem';
import Form from '@/shared/fields/Form.vue';
import FormFoot from '@/shared/fields/FormFoot.vue';
import MoneyField from '@/shared/fields/MoneyField.vue';
import PlateField from '@/shared/fields/PlateField.vue';
import SelectField from '@/shared/fields/SelectField.vue';
import TextField from '@/shared/fields/TextField.vue';

function form(save: () => Promise<unknown>, back = vi.fn()) {
  const plate = ref<string | null>(null);
  const price = ref<number | null>(16000);
  const payer = ref('customer');
  const note = ref('');
  const screen = defineComponent({
    components: { Form, FormFoot, MoneyField, PlateField, SelectField, TextField },
    setup: () => ({
      save,
      back,
      plate,
      price,
      payer,
      note,
      payers: [
        { value: 'customer', label: '客户', letters: 'kh' },
        { value: 'insurer', label: '保险', letters: 'bx' },
        { value: 'maker', label: '厂家', letters: 'cj' },
      ],
    }),
    template: `<Form :save="save" :back="back">
      <PlateField v-model="plate" name="plate" label="车牌" />
      <MoneyField v-model="price" name="price" label="单价" required />
      <SelectField v-model="payer" name="payer" label="付费" :options="payers" />
      <TextField v-model="note" name="note" label="说明" :lines="2" />
      <template #foot="{ busy }"><FormFoot :busy="busy" @back="back" /></template>
    </Form>`,
  });
  const page = mount(screen, { attachTo: document.body });
  const [plateBox, priceBox] = page.findAll('input');
  return { page, plate, price, payer, note, plateBox: plateBox!, priceBox: priceBox!, back };
}

describe('a form', () => {
  it('goes on with Enter and saves with Ctrl+Enter', async () => {
    const save = vi.fn(async () => undefined);
    const { page, plateBox, priceBox } = form(save);
    (plateBox.element as HTMLInputElement).focus();
    await plateBox.trigger('keydown', { key: 'Enter' });
    expect(document.activeElement).toBe(priceBox.element);
    await priceBox.trigger('keydown', { key: 'Enter' });
    expect(document.activeElement).toBe(page.find('[role=combobox]').element);
    await page.find('[role=combobox]').trigger('keydown', { key: 'Enter' });
    expect(document.activeElement).toBe(page.find('textarea').element);
    await page.find('textarea').trigger('keydown', { key: 'Enter', ctrlKey: true });
    await flushPromises();
    expect(save).toHaveBeenCalledOnce();
    page.unmount();
  });

  it('does not save what cannot be read, and says where', async () => {
    const save = vi.fn(async () => undefined);
    const { page, priceBox, price } = form(save);
    await priceBox.setValue('一百六');
    await page.find('form').trigger('submit');
    await flushPromises();
    expect(save).not.toHaveBeenCalled();
    expect(page.text()).toContain('请填数字');
    expect(document.activeElement).toBe(priceBox.element);
    expect((priceBox.element as HTMLInputElement).value).toBe('一百六');
    expect(price.value).toBe(16000);
    page.unmount();
  });

  it('puts the core’s refusal at its field, and takes it away when that is typed in', async () => {
    const { page, plateBox } = form(() => Promise.reject(new Problem('bad_plate', 'plate')));
    await page.find('form').trigger('submit');
    await flushPromises();
    expect(plateBox.attributes('aria-invalid')).toBe('true');
    expect(page.text()).toContain('车牌号码不对');
    expect(document.activeElement).toBe(plateBox.element);
    await plateBox.setValue('粤B12345');
    expect(plateBox.attributes('aria-invalid')).toBeUndefined();
    page.unmount();
  });

  it('shows a refusal without a field at the foot, and loses nothing typed', async () => {
    const { page, plateBox } = form(() => Promise.reject(new Problem('disk_full')));
    await plateBox.setValue('粤B12345');
    await page.find('form').trigger('submit');
    await flushPromises();
    expect(page.find('[role=alert]').text()).toContain('磁盘已满，没有保存');
    expect((plateBox.element as HTMLInputElement).value).toBe('粤B12345');
    page.unmount();
  });

  it('goes back with Esc', async () => {
    const { page, plateBox, back } = form(async () => undefined);
    await plateBox.trigger('keydown', { key: 'Escape' });
    expect(back).toHaveBeenCalledOnce();
    page.unmount();
  });

  it('is not sent twice while it is being saved', async () => {
    let done!: () => void;
    const save = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    const { page } = form(save);
    await page.find('form').trigger('submit');
    await page.find('form').trigger('submit');
    done();
    await flushPromises();
    expect(save).toHaveBeenCalledOnce();
    page.unmount();
  });
});

it('the foot of a form offers back and save, and waits while it is being saved', async () => {
  let end = (): void => undefined;
  const { page, back } = form(() => new Promise<void>((resolve) => (end = resolve)));
  const [leave, keep] = page.findAll('.foot button');
  expect([leave!.text(), keep!.text()]).toEqual(['返回 Esc', '保存 Ctrl ↵']);
  await leave!.trigger('click');
  expect(back).toHaveBeenCalledOnce();
  await page.find('form').trigger('submit');
  expect(keep!.attributes('disabled')).toBeDefined();
  end();
  await flushPromises();
  expect(keep!.attributes('disabled')).toBeUndefined();
  page.unmount();
});

describe('a money field', () => {
  it('keeps the text while it is typed and shows the tidy form after', async () => {
    const { page, priceBox, price } = form(async () => undefined);
    const box = priceBox.element as HTMLInputElement;
    expect(box.value).toBe('160.00');
    await priceBox.setValue('1120.5');
    expect([box.value, price.value]).toEqual(['1120.5', 112050]);
    await priceBox.trigger('blur');
    expect(box.value).toBe('1,120.50');
    page.unmount();
  });
});

it('a plate loses its dot and its full-width letters', async () => {
  const { page, plateBox, plate } = form(async () => undefined);
  await plateBox.setValue('粤Ｂ·ｄ1234');
  await plateBox.trigger('blur');
  expect(plate.value).toBe('粤BD1234');
  page.unmount();
});

it('a choice is made by arrows, digits or pinyin initials', async () => {
  const { page, payer } = form(async () => undefined);
  const box = page.find('[role=combobox]');
  await box.trigger('keydown', { key: 'ArrowDown' });
  expect(payer.value).toBe('insurer');
  await box.trigger('keydown', { key: '3' });
  expect(payer.value).toBe('maker');
  await box.trigger('keydown', { key: 'k' });
  await box.trigger('keydown', { key: 'h' });
  expect(payer.value).toBe('customer');
  page.unmount();
});

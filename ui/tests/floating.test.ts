// What floats: a dialog holds the keyboard and gives it back, a menu is worked by keys, and neither lets Esc reach the page.
// Deliberately no look: that is seen in the browser (tests/e2e).
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { DropdownMenuItem } from 'reka-ui';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, nextTick, ref } from 'vue';
import TextField from '@/shared/fields/TextField.vue';
import { installKeys, useCommands } from '@/shared/keys/keys';
import Menu from '@/shared/Menu.vue';
import Modal from '@/shared/Modal.vue';
import Popup from '@/shared/Popup.vue';
import Tabs from '@/shared/Tabs.vue';

let uninstall: () => void;
beforeEach(() => (uninstall = installKeys(window)));
enableAutoUnmount(afterEach);
afterEach(async () => {
  uninstall();
  await settle();
});

function press(key: string, more: KeyboardEventInit & { keyCode?: number } = {}): void {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...more });
  if (more.keyCode) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  (document.activeElement ?? document.body).dispatchEvent(event);
}

/** The keyboard is given away a moment after what takes it stands there. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await flushPromises();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const focused = () => (document.activeElement as HTMLElement | null)?.id;

describe('a dialog', () => {
  const below = vi.fn();
  const page = () =>
    mount(
      defineComponent({
        components: { Modal, TextField },
        setup() {
          const [outer, inner, text] = [ref(false), ref(false), ref('')];
          useCommands([{ id: 'back', title: 'states.back', keys: 'Esc', run: below }]);
          return { outer, inner, text };
        },
        template: `<button id="opens" @click="outer = true">x</button>
          <Modal v-model="inner" title="里层"><TextField v-model="text" name="b" label="里" /></Modal>
          <Modal v-model="outer" title="外层">
            <TextField v-model="text" name="a" label="外" />
            <button id="deeper" @click="inner = true">y</button>
          </Modal>`,
      }),
      { attachTo: document.body },
    );
  const titles = () => [...document.querySelectorAll('[role=dialog] h2')].map((one) => one.textContent);

  it('takes the caret into its first field, keeps Tab within, and gives the keyboard back', async () => {
    page();
    document.getElementById('opens')!.focus();
    document.getElementById('opens')!.click();
    await settle();
    const dialog = document.querySelector('[role=dialog]')!;
    expect(document.activeElement).toBe(dialog.querySelector('input'));
    const hidden = document.getElementById('opens')!.closest('[aria-hidden=true]');
    expect(hidden, 'to who cannot see, the page is not there').not.toBe(null);
    document.getElementById('deeper')!.focus();
    press('Tab');
    expect(dialog.contains(document.activeElement), 'Tab goes round').toBe(true);
    press('Escape');
    await settle();
    expect([titles(), focused()]).toEqual([[], 'opens']);
    expect(below, 'Esc is the dialog’s').not.toHaveBeenCalled();
  });

  it('lies above the one opened before it, and Esc closes the upper one only', async () => {
    page();
    document.getElementById('opens')!.click();
    await settle();
    document.getElementById('deeper')!.focus();
    document.getElementById('deeper')!.click();
    await settle();
    expect(titles()).toEqual(['外层', '里层']);
    press('Escape');
    await settle();
    expect([titles(), focused()]).toEqual([['外层'], 'deeper']);
  });
});

it('a list that floats in a dialog is a part of the dialog', async () => {
  const view = mount(
    defineComponent({
      components: { Modal, Popup },
      setup: () => ({ open: ref(false), anchor: ref<HTMLElement>() }),
      template: `<Modal :model-value="true" title="x"><input ref="anchor" />
        <Popup :open="open" :anchor="anchor" label="y"><input id="within" /></Popup></Modal>`,
    }),
    { attachTo: document.body },
  );
  await settle();
  view.vm.open = true;
  await settle();
  const field = document.getElementById('within')!;
  expect(field.closest('[role=dialog]'), 'or the dialog would take the keyboard from it').not.toBe(null);
  field.focus();
  expect(focused()).toBe('within');
});

describe('a menu', () => {
  async function menu() {
    const [below, chosen] = [vi.fn(), vi.fn()];
    mount(
      defineComponent({
        components: { DropdownMenuItem, Menu },
        setup() {
          useCommands([{ id: 'back', title: 'states.back', keys: 'Esc', run: below }]);
          return { chosen, ways: ['Print', 'Send', 'Void'] };
        },
        template: `<Menu label="更多"><template #button>更多</template>
          <DropdownMenuItem v-for="one in ways" :key="one" @select="chosen(one)">{{ one }}</DropdownMenuItem></Menu>`,
      }),
      { attachTo: document.body },
    );
    document.querySelector<HTMLElement>('[aria-haspopup=menu]')!.focus();
    press('ArrowDown');
    await settle();
    return { below, chosen, at: () => document.activeElement?.textContent };
  }

  it('is walked by arrows, Home, End and letters; Enter takes', async () => {
    const { chosen, at } = await menu();
    expect(at()).toBe('Print');
    press('ArrowDown');
    expect(at()).toBe('Send');
    press('End');
    expect(at()).toBe('Void');
    press('ArrowDown');
    expect(at(), 'round').toBe('Print');
    press('s');
    await settle();
    expect(at()).toBe('Send');
    press('Enter');
    await settle();
    expect(chosen.mock.calls).toEqual([['Send']]);
    expect(document.querySelector('[role=menu]')).toBe(null);
  });

  it('hears nothing of a Chinese candidate’s keys', async () => {
    const { chosen, at } = await menu();
    press('s', { keyCode: 229 });
    press('Enter', { keyCode: 229 });
    await settle();
    expect([at(), chosen.mock.calls]).toEqual(['Print', []]);
  });

  it('is left by Esc, which goes no further, and the keyboard stands at its button again', async () => {
    const { below } = await menu();
    press('Escape');
    await settle();
    expect(document.querySelector('[role=menu]')).toBe(null);
    expect(below).not.toHaveBeenCalled();
    expect(document.activeElement?.getAttribute('aria-haspopup')).toBe('menu');
    press('Escape');
    expect(below).toHaveBeenCalledOnce();
  });
});

it('tabs are gone along by arrows and opened by Enter', async () => {
  const run = [vi.fn(), vi.fn(), vi.fn()];
  const titles = ['states.back', 'states.save', 'states.undo'] as const;
  const commands = titles.map((title, index) => ({ id: title, title, run: run[index]! }));
  const view = mount(Tabs, { props: { commands, at: 0 }, attachTo: document.body });
  await nextTick();
  const [first, , last] = view.findAll<HTMLElement>('[role=tab]');
  expect([first!.attributes('aria-selected'), last!.attributes('aria-selected')]).toEqual(['true', 'false']);
  first!.element.focus();
  press('ArrowLeft');
  await settle();
  expect(document.activeElement, 'round').toBe(last!.element);
  expect(run[2], 'going along opens nothing').not.toHaveBeenCalled();
  press('Enter');
  expect(run[2]).toHaveBeenCalledOnce();
});

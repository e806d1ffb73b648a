// The keyboard: composition belongs to the input method, dialogs silence the page, buttons show their keys.
import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { commandsNow, installKeys, pressed, useCommands, useLayer } from '@/shared/keys/keys';

let uninstall: () => void;
beforeEach(() => (uninstall = installKeys(window)));
afterEach(() => {
  uninstall();
  document.body.innerHTML = '';
});

function press(target: EventTarget, key: string, more: Record<string, unknown> = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  if ('keyCode' in more) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  target.dispatchEvent(event);
  return event;
}

const screen = (run: () => void, keys = 'F8') =>
  defineComponent({
    setup() {
      useCommands([{ id: 'print', title: 'sheets.print', keys, run }]);
      return () => h('input');
    },
  });

describe('composition', () => {
  it('keeps the Enter that takes a Chinese candidate from every handler', () => {
    const input = document.body.appendChild(document.createElement('input'));
    const heard = vi.fn();
    input.addEventListener('keydown', heard);
    press(input, 'Enter', { isComposing: true });
    press(input, 'Enter', { keyCode: 229 }); // macOS: isComposing is already false
    expect(heard).not.toHaveBeenCalled();
    press(input, 'Enter', { keyCode: 13 });
    expect(heard).toHaveBeenCalledOnce();
  });

  it('starts no shortcut either', () => {
    const run = vi.fn();
    const page = mount(screen(run), { attachTo: document.body });
    press(page.element, 'F8', { keyCode: 229 });
    expect(run).not.toHaveBeenCalled();
    page.unmount();
  });
});

describe('shortcuts', () => {
  it('run while their screen stands, and no longer', () => {
    const run = vi.fn();
    const page = mount(screen(run), { attachTo: document.body });
    expect(press(page.element, 'F8').defaultPrevented).toBe(true);
    expect(run).toHaveBeenCalledOnce();
    page.unmount();
    press(window, 'F8');
    expect(run).toHaveBeenCalledOnce();
    expect(commandsNow.value).toHaveLength(0);
  });

  it('leave the keys that type to the field the caret is in', () => {
    const run = vi.fn();
    const page = mount(screen(run, 'Ins'), { attachTo: document.body });
    press(page.element, 'Insert');
    expect(run).not.toHaveBeenCalled();
    press(document.body, 'Insert');
    expect(run).toHaveBeenCalledOnce();
    page.unmount();
  });

  it('are silent under an open dialog, which has its own', () => {
    const below = vi.fn();
    const close = vi.fn();
    let layer!: ReturnType<typeof useLayer>;
    const dialog = defineComponent({
      setup() {
        layer = useLayer([{ id: 'close', title: 'shell.close', keys: 'Esc', run: close }]);
        return () => h('p');
      },
    });
    const page = mount(screen(below, 'Esc'), { attachTo: document.body });
    const floating = mount(dialog, { attachTo: document.body });
    layer.raise();
    press(document.body, 'Escape');
    expect([below.mock.calls.length, close.mock.calls.length]).toEqual([0, 1]);
    layer.lower();
    press(document.body, 'Escape');
    expect([below.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
    floating.unmount();
    page.unmount();
  });
});

it('names keys by what is printed on them', () => {
  const named = (key: string, more: KeyboardEventInit = {}) =>
    pressed(new KeyboardEvent('keydown', { key, ...more }));
  expect(named('˜', { altKey: true, code: 'KeyN' })).toBe('Alt+N'); // Option+N on macOS
  expect(named('Enter', { ctrlKey: true })).toBe('Ctrl+Enter');
  expect(named('Enter', { metaKey: true })).toBe('Ctrl+Enter');
  expect(named('Escape')).toBe('Esc');
  expect(named(' ')).toBe('Space');
  expect(named('Delete')).toBe('Del');
  expect(named('p')).toBe('P');
});

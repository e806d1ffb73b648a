// The keyboard: one guard for Chinese composition, one registry of shortcuts and commands.
// Deliberately no shortcut a browser tab keeps for itself (Ctrl+N, Ctrl+T, Ctrl+W).
import { computed, inject, onScopeDispose, provide, shallowReactive } from 'vue';
import type { InjectionKey } from 'vue';
import type { WordKey } from '@/words';

export interface Command {
  /** Unique while mounted; two with one id: the later mounted wins. */
  id: string;
  title: WordKey;
  /** `Alt+N`, `F8`, `Ctrl+Enter`, `Esc`; shown on the button. */
  keys?: string;
  /** False leaves the button grey and the shortcut silent. */
  ready?: () => boolean;
  /** Not offered in the palette (Esc, Enter and the like). */
  quiet?: boolean;
  run: () => unknown;
}

type Layer = symbol;
const LAYER: InjectionKey<Layer> = Symbol('layer of the keyboard');
const GROUND: Layer = Symbol('the page');

/** Open dialogs from bottom to top; only the topmost layer hears the keyboard. */
const layers = shallowReactive<Layer[]>([GROUND]);
const registered = shallowReactive<{ layer: Layer; command: Command }[]>([]);

/** Commands of the page or dialog on top, the latest first. */
export const commandsNow = computed(() => {
  const top = layers[layers.length - 1];
  const seen = new Set<string>();
  return registered
    .filter(({ layer }) => layer === top)
    .map(({ command }) => command)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
});

/** Registers commands for the lifetime of the component that calls it, and answers them for its buttons. */
export function useCommands<const T extends readonly Command[]>(commands: T): T {
  register(inject(LAYER, GROUND), commands);
  return commands;
}

function register(layer: Layer, commands: readonly Command[]): void {
  const own = commands.map((command) => ({ layer, command }));
  registered.unshift(...own);
  onScopeDispose(() => {
    own.forEach((one) => registered.splice(registered.indexOf(one), 1));
  });
}

/** One command, returned so that a button can show it. */
export function useCommand(command: Command): Command {
  useCommands([command]);
  return command;
}

/** A dialog's own layer and commands: while raised, the page beneath does not hear the keyboard. */
export function useLayer(commands: Command[]): { raise(): void; lower(): void } {
  const layer: Layer = Symbol('dialog');
  provide(LAYER, layer);
  register(layer, commands);
  const lower = () => {
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
  };
  onScopeDispose(lower);
  const raise = () => {
    lower();
    layers.push(layer);
  };
  return { raise, lower };
}

/** True for keys that belong to an input method; on macOS only keyCode 229 tells of a committing Enter. */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The name of a pressed key with its modifiers: `Alt+N`, `Ctrl+Enter`, `F2`, `Esc`. */
export function pressed(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey && event.key.length > 1) parts.push('Shift');
  parts.push(keyName(event));
  return parts.join('+');
}

function keyName(event: KeyboardEvent): string {
  if (event.key === 'Escape') return 'Esc';
  if (event.key === ' ') return 'Space';
  if (event.key === 'Insert') return 'Ins';
  if (event.key === 'Delete') return 'Del';
  // With Alt, macOS types a special letter: the physical key tells which one was meant.
  const letter = /^Key([A-Z])$/.exec(event.code);
  if (letter && (event.altKey || event.ctrlKey || event.metaKey)) return letter[1]!;
  return event.key.length === 1 ? event.key.toUpperCase() : event.key;
}

/** Puts the guard and the shortcuts at the window; called once, before anything else listens. */
export function installKeys(target: Window = window): () => void {
  const guard = (event: KeyboardEvent) => {
    if (composing(event)) event.stopImmediatePropagation();
  };
  const shortcuts = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const name = pressed(event);
    const command = commandsNow.value.find(({ keys, ready }) => keys === name && (!ready || ready()));
    if (!command || (plain(name) && typing(event.target))) return;
    event.preventDefault();
    void command.run();
  };
  target.addEventListener('keydown', guard, { capture: true });
  target.addEventListener('keyup', guard, { capture: true });
  target.addEventListener('keydown', shortcuts);
  return () => {
    target.removeEventListener('keydown', guard, { capture: true });
    target.removeEventListener('keyup', guard, { capture: true });
    target.removeEventListener('keydown', shortcuts);
  };
}

/** Keys that type or edit while the caret is in a field; F-keys, Esc and Ctrl/Alt combinations do not. */
function plain(name: string): boolean {
  return !/^(Ctrl|Alt)\+/.test(name) && !/^(Shift\+)?F\d+$/.test(name) && name !== 'Esc';
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [role="combobox"]') !== null
  );
}

// Short news at the foot of the window: saved, done, with an undo where there is one.
// Deliberately not for problems of a form: those stand at their fields.
import { shallowReactive } from 'vue';
import { Problem } from '@/backend/problem';
import { t } from '@/words';
import { placedText } from '@/words/problems';

export interface Toast {
  id: number;
  text: string;
  wrong: boolean;
  undo?: () => unknown;
}

export const toasts = shallowReactive<Toast[]>([]);
let last = 0;

/** Says that something is done; with an undo it stays ten seconds. */
export function say(text: string, undo?: () => unknown): void {
  show({ text, wrong: false, ...(undo ? { undo } : {}) }, undo ? 10_000 : 4000);
}

/** Says what went wrong where no form is there to say it; `what` could not be read, where that is not plain. */
export function complain(thrown: unknown, what?: string): void {
  const problem = Problem.of(thrown);
  // Who left instead of signing in again is not told that they are gone.
  if (problem.code === 'not_signed_in') return;
  const text = placedText(problem);
  show({ text: what ? `${t('states.unread', { what })}${text}` : text, wrong: true }, 10_000);
}

/** Runs an action of a button and complains when it fails; true when it went well. */
export async function attempt(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (thrown) {
    complain(thrown);
    return false;
  }
}

export function dismiss(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

function show(toast: Omit<Toast, 'id'>, stays: number): void {
  // What several questions failed of is told once.
  if (toast.wrong && toasts.some(({ text }) => text === toast.text)) return;
  // News without an undo replace each other: a pile would hide the work.
  if (!toast.undo && !toast.wrong)
    toasts.filter(({ undo, wrong }) => !undo && !wrong).forEach(({ id }) => dismiss(id));
  const id = (last += 1);
  toasts.push({ id, ...toast });
  setTimeout(() => dismiss(id), stays);
}

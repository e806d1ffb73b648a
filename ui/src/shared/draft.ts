// What is typed and not yet saved survives a closed window, a crash and a power cut: kept by the core within a second.
// Deliberately no merging: a draft is put back as it was, and the save then meets the newer record.
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { Draft, Millis } from '@/backend/generated';
import { NO_CONNECTION, Problem } from '@/backend/problem';
import { quietly } from '@/backend/quietly';
import { call } from '@/backend/rpc';
import { t } from '@/words';
import { complain } from './toast';

/** When any draft of this window was last kept, for the foot line. */
export const lastKept = ref<Millis | null>(null);
export const keeping = ref(false);

const PAUSE = 600;
/** However steadily somebody types: no more than this is lost when the power fails. */
const LONGEST = 950;
/** Between two tries while the core is not reached. */
const AGAIN = 2000;

/**
 * Keeps `model` under `key` while it changes and is `worth` keeping, from `restore` or `begin` on; `restored` tells whether
 * an older draft was put back.
 * Call `clear()` once the record is saved or the person throws the draft away.
 */
export function useDraft<T extends object>(
  key: () => string | null,
  model: Ref<T>,
  worth: () => boolean = () => true,
) {
  const restored = ref(false);
  const ready = ref(false);
  const savedAt = shallowRef<Millis | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unkept: number | null = null;
  let kept = '';
  let current: string | null = null;
  let left = false;
  /** The save on its way: what is thrown away is thrown away after it, or it would come back at the next form. */
  let onItsWay: Promise<void> = Promise.resolve();

  async function restore(): Promise<void> {
    ready.value = false;
    restored.value = false;
    current = key();
    if (current === null) return;
    const before = JSON.stringify(model.value);
    const draft = await older(current);
    if (left) return;
    kept = before;
    if (draft && draft.body !== before) {
      // Nobody waits for an answer before typing: what was typed meanwhile stands above the draft.
      Object.assign(model.value, above(JSON.parse(before), model.value, JSON.parse(draft.body)));
      kept = draft.body;
      restored.value = true;
      savedAt.value = draft.saved_at;
    }
    ready.value = true;
    if (JSON.stringify(model.value) !== kept) timer = setTimeout(() => void keep(), PAUSE);
  }

  /** What was kept before; while the core is not reached it is asked again, lest a draft nobody has seen be overwritten. */
  async function older(own: string): Promise<Draft | null> {
    while (!left) {
      try {
        return await call('drafts_get', { key: own });
      } catch (thrown) {
        if (Problem.of(thrown).code !== NO_CONNECTION) {
          complain(thrown, t('questions.draft'));
          return null;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
    return null;
  }

  /** Keeps what is typed from now on without putting an older draft back: the form begins with something of its own. */
  function begin(): void {
    current = key();
    kept = JSON.stringify(model.value);
    ready.value = current !== null;
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    unkept = null;
    const body = JSON.stringify(model.value);
    if (current === null || !ready.value || body === kept) return;
    if (!worth()) return clear();
    kept = body;
    onItsWay = send(current, body);
    await onItsWay;
  }

  async function send(own: string, body: string): Promise<void> {
    keeping.value = true;
    try {
      const draft = await call('drafts_save', { key: own, body });
      savedAt.value = draft.saved_at;
      lastKept.value = draft.saved_at;
    } catch (thrown) {
      kept = '';
      // Until the core is reached, which the foot line tells; also for who has stopped typing.
      if (Problem.of(thrown).code === NO_CONNECTION) timer = setTimeout(() => void keep(), AGAIN);
    } finally {
      keeping.value = false;
    }
  }

  /** The record as it stands now is saved elsewhere: nothing left to keep. */
  async function clear(): Promise<void> {
    clearTimeout(timer);
    kept = JSON.stringify(model.value);
    restored.value = false;
    await onItsWay;
    clearTimeout(timer);
    const had = savedAt.value !== null;
    savedAt.value = null;
    // The record is saved: a draft that stays is offered once more, and is of an older version then.
    if (current !== null && had) await quietly(call('drafts_clear', { key: current }));
  }

  watch(
    model,
    () => {
      if (!ready.value) return;
      clearTimeout(timer);
      unkept ??= performance.now();
      const left = LONGEST - (performance.now() - unkept);
      timer = setTimeout(() => void keep(), Math.max(0, Math.min(PAUSE, left)));
    },
    { deep: true },
  );
  onScopeDispose(() => {
    left = true;
    void keep().then(() => clearTimeout(timer));
  });

  return { restore, begin, restored, savedAt, keep, clear };
}

/** `draft`, with what differs between `before` and `typed` laid above it, field by field. */
function above(before: unknown, typed: unknown, draft: unknown): unknown {
  if (!isRecord(before) || !isRecord(typed) || !isRecord(draft))
    return JSON.stringify(before) === JSON.stringify(typed) ? draft : typed;
  return Object.fromEntries(
    Object.keys({ ...typed, ...draft }).map((field) => [
      field,
      above(before[field], typed[field], draft[field]),
    ]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

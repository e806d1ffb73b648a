// Editing a record others may edit too: its draft, what differs, and the choice when two saved the same field.
// Deliberately no fields and no layout: each form has its own.
import { computed, onMounted, ref, shallowRef, toRaw } from 'vue';
import type { Ref } from 'vue';
import { Problem } from '@/backend/problem';
import { differences, merged } from './conflict';
import type { Compared, Difference } from './conflict';
import { useDraft } from './draft';

/** A record as the form holds it, at one version of the core. */
export interface Edition<T> {
  model: T;
  version: number;
}

export interface Editing<T> {
  first: Edition<T>;
  /** Under which key what is typed is kept; null keeps nothing. */
  draft: () => string | null;
  compared: () => Compared<T>;
  /** Sends what was typed with the version it is based on; answers what is saved now. */
  save: (model: T, version: number) => Promise<Edition<T>>;
  /** What the core has now, after somebody else saved. */
  reload: () => Promise<Edition<T>>;
}

export function useRecord<T extends object>({ first, draft: key, compared, save: send, reload }: Editing<T>) {
  /** What is typed, and the edition it is based on: the draft keeps both, so that it never overwrites newer saves. */
  const typed = ref({ base: first, model: copy(first.model) }) as Ref<{ base: Edition<T>; model: T }>;
  const base = computed({ get: () => typed.value.base, set: (edition) => (typed.value.base = edition) });
  const model = computed({ get: () => typed.value.model, set: (typing) => (typed.value.model = typing) });
  const problem = shallowRef<Problem | null>(null);
  const theirs = shallowRef<Edition<T> | null>(null);
  const dirty = computed(() => JSON.stringify(model.value) !== JSON.stringify(base.value.model));
  const draft = useDraft(key, typed, () => dirty.value);
  const against = (edition: Edition<T>) =>
    differences(base.value.model, model.value, edition.model, compared());
  const differing = computed<Difference[]>(() => (theirs.value ? against(theirs.value) : []));
  const mergedWith = (edition: Edition<T>, keepMine: Set<string>) =>
    merged(base.value.model, toRaw(model.value), edition.model, compared(), keepMine);
  let newest = first;

  onMounted(async () => {
    await draft.restore();
    take(newest);
  });

  /** A newer edition came, from here or elsewhere: takes over what was not typed here, asks about what was. */
  function take(newer: Edition<T>): void {
    newest = newer;
    // The edition that is being asked about already says nothing new.
    if (newer.version === base.value.version || newer.version === theirs.value?.version) return;
    const both = against(newer);
    model.value = mergedWith(newer, new Set(both.map(({ field }) => field)));
    if (both.length) {
      theirs.value = newer;
      problem.value = new Problem('changed_elsewhere');
    } else {
      base.value = newer;
    }
  }

  async function save(): Promise<void> {
    const saved = await send(copy(model.value), base.value.version);
    newest = saved;
    base.value = saved;
    model.value = copy(saved.model);
    theirs.value = null;
    problem.value = null;
    await draft.clear();
  }

  async function onConflict(said: Problem): Promise<void> {
    theirs.value = await reload();
    problem.value = said;
  }

  /** The person chose field by field; the next save is based on what the other person saved. */
  function settle(keepMine: Set<string>): void {
    if (!theirs.value) return;
    model.value = mergedWith(theirs.value, keepMine);
    base.value = theirs.value;
    theirs.value = null;
    problem.value = null;
  }

  /** Goes on editing; the choice comes back with the next save. */
  function later(): void {
    theirs.value = null;
    problem.value = null;
  }

  function discard(): void {
    model.value = copy(base.value.model);
    void draft.clear();
  }

  return { model, dirty, draft, problem, differing, take, save, onConflict, settle, later, discard };
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

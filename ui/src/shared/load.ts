// Asking the core for what a screen shows: what is there, whether it is coming, what went wrong. A screen shows all three:
// a question that failed is no empty answer. Where nothing else says so, `<Unanswered>` stands in the answer's place.
// Deliberately keeps what is shown while it loads again, so that nothing flickers.
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import { NO_CONNECTION, Problem } from '@/backend/problem';
import { complain } from './toast';

/** What was asked, as far as it is answered. */
export interface Asked<T> {
  value: Ref<T | null>;
  loading: Ref<boolean>;
  /** Why there is no answer. */
  problem: Ref<Problem | null>;
  /** Asks, or asks again; only the latest answer counts. */
  load: () => Promise<void>;
}

/** Without `keeps`, what stands there goes when the question fails: it is about something else by then. */
export function useLoad<T>(ask: () => Promise<T | null>, keeps = true): Asked<T> {
  const value = shallowRef<T | null>(null);
  const loading = ref(false);
  const problem = shallowRef<Problem | null>(null);
  let turn = 0;

  async function load(): Promise<void> {
    const own = (turn += 1);
    loading.value = true;
    try {
      const got = await ask();
      if (own !== turn) return;
      value.value = got;
      problem.value = null;
    } catch (thrown) {
      if (own === turn) fail(Problem.of(thrown));
    } finally {
      if (own === turn) loading.value = false;
    }
  }

  function fail(said: Problem): void {
    problem.value = said;
    if (!keeps) value.value = null;
    // What stands there is not the newest, and nothing in its place says so; a lost connection the foot line tells.
    if (value.value !== null && said.code !== NO_CONNECTION) complain(said);
  }

  return { value, loading, problem, load };
}

/** A question that follows what is typed: asked `pause` milliseconds after it changed; while it is null, so is the answer. */
export function useAsked<Q, T>(
  question: () => Q | null,
  ask: (question: Q) => Promise<T>,
  pause = 250,
): Asked<T> {
  const asked = useLoad<T>(async () => {
    const now = question();
    return now === null ? null : ask(now);
  }, false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => JSON.stringify(question()),
    (now) => {
      clearTimeout(timer);
      timer = setTimeout(() => void asked.load(), now === 'null' ? 0 : pause);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return asked;
}

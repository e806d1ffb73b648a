// Loading a record or a list into a screen: what is there, whether it is coming, what went wrong.
// Deliberately keeps what is shown while it loads again, so that nothing flickers.
import { ref, shallowRef } from 'vue';
import { Problem } from '@/backend/problem';

export function useLoad<T>(ask: () => Promise<T>) {
  const value = shallowRef<T | null>(null);
  const loading = ref(false);
  const problem = shallowRef<Problem | null>(null);
  let turn = 0;

  /** Asks again; only the latest answer counts. */
  async function load(): Promise<void> {
    const own = (turn += 1);
    loading.value = true;
    try {
      const got = await ask();
      if (own !== turn) return;
      value.value = got;
      problem.value = null;
    } catch (thrown) {
      if (own === turn) problem.value = Problem.of(thrown);
    } finally {
      if (own === turn) loading.value = false;
    }
  }

  return { value, loading, problem, load };
}

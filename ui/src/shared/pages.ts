// A list that grows page by page, asked by key and never by offset.
// Deliberately no rows on screen: Grid shows them and says when its end is near.
import { ref, shallowRef } from 'vue';
import type { Page } from '@/backend/generated';
import { Problem } from '@/backend/problem';

export function usePages<T>(ask: (after: string | null) => Promise<Page<T>>) {
  const rows = shallowRef<T[]>([]);
  const loading = ref(false);
  const problem = shallowRef<Problem | null>(null);
  const done = ref(false);
  let next: string | null = null;
  let turn = 0;

  async function fetchPage(after: string | null): Promise<void> {
    const own = (turn += 1);
    loading.value = true;
    try {
      const page = await ask(after);
      if (own !== turn) return;
      rows.value = after === null ? page.rows : [...rows.value, ...page.rows];
      next = page.next;
      done.value = page.next === null;
      problem.value = null;
    } catch (thrown) {
      if (own === turn) problem.value = Problem.of(thrown);
    } finally {
      if (own === turn) loading.value = false;
    }
  }

  /** From the first page on. */
  const load = () => fetchPage(null);
  /** The next page, when there is one. */
  const more = async () => {
    if (!loading.value && next !== null) await fetchPage(next);
  };

  return { rows, loading, problem, done, load, more };
}

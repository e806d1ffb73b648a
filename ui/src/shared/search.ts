// Finding while typing: asks a moment after the last key, and only the latest answer counts.
// Deliberately no list and no field: those are LookupField's and the search box's.
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { Problem } from '@/backend/problem';

export function useSearch<T>(find: (text: string) => Promise<T[]>, pause = 60) {
  const text = ref('');
  const results = shallowRef<T[]>([]);
  const busy = ref(false);
  const problem = shallowRef<Problem | null>(null);
  /** The text the results belong to. */
  const answered = ref('');
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(wanted: string): Promise<void> {
    const turn = (asked += 1);
    busy.value = true;
    try {
      const found = await find(wanted);
      if (turn !== asked) return;
      results.value = found;
      answered.value = wanted;
      problem.value = null;
    } catch (thrown) {
      if (turn === asked) problem.value = Problem.of(thrown);
    } finally {
      if (turn === asked) busy.value = false;
    }
  }

  function clear(): void {
    asked += 1;
    clearTimeout(timer);
    results.value = [];
    answered.value = '';
    busy.value = false;
    problem.value = null;
  }

  watch(text, (typed) => {
    clearTimeout(timer);
    const wanted = typed.normalize('NFKC').trim();
    if (wanted === '') return clear();
    timer = setTimeout(() => void ask(wanted), pause);
  });
  onScopeDispose(() => clearTimeout(timer));

  return { text, results, busy, problem, answered, clear };
}

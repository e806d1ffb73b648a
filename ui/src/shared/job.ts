// Long work of the core watched from a screen: how far it is, whether it ended, how to stop it.
// Deliberately starts nothing: each feature starts its own.
import { computed, onScopeDispose, shallowRef } from 'vue';
import type { Job } from '@/backend/generated';
import { Problem } from '@/backend/problem';
import { call } from '@/backend/rpc';

const PAUSE = 350;

export function useJob() {
  const job = shallowRef<Job | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const running = computed(() => job.value?.state === 'running');
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Follows a job that was just started until it ends. */
  function follow(started: Job): void {
    clearTimeout(timer);
    job.value = started;
    problem.value = null;
    if (started.state === 'running') timer = setTimeout(() => void look(started.id), PAUSE);
  }

  async function look(id: number): Promise<void> {
    try {
      follow(await call('jobs_get', { id }));
    } catch (thrown) {
      // The work goes on without this window: ask again.
      problem.value = Problem.of(thrown);
      timer = setTimeout(() => void look(id), PAUSE * 4);
    }
  }

  async function cancel(): Promise<void> {
    if (job.value) follow(await call('jobs_cancel', { id: job.value.id }));
  }

  function forget(): void {
    clearTimeout(timer);
    job.value = null;
    problem.value = null;
  }

  onScopeDispose(() => clearTimeout(timer));
  return { job, problem, running, follow, cancel, forget };
}

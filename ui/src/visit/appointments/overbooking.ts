// Asking once before something is booked over a conflict. Deliberately asks the core each time: what stood against a time
// a minute ago may be another thing now.
import { ref, shallowRef } from 'vue';
import type { AcceptedConflict, Conflict, PlannedTime } from '@/backend/generated';
import { Problem } from '@/backend/problem';
import { call } from '@/backend/rpc';

export type Overbooking = ReturnType<typeof useOverbooking>;

export function useOverbooking() {
  const conflicts = shallowRef<Conflict[]>([]);
  const open = ref(false);
  let answer: ((goOn: boolean) => void) | null = null;

  function close(goOn: boolean): void {
    open.value = false;
    const waiting = answer;
    answer = null;
    waiting?.(goOn);
  }

  function ask(found: Conflict[]): Promise<boolean> {
    close(false);
    conflicts.value = found;
    open.value = true;
    return new Promise((resolve) => (answer = resolve));
  }

  /**
   * Saves at that time; where something stands against it, only after the person said so. Answers null when they did not.
   * `known` was accepted before and is not asked about again.
   */
  async function run<T>(
    plan: PlannedTime,
    known: AcceptedConflict[],
    save: (accepted: AcceptedConflict[]) => Promise<T>,
  ): Promise<T | null> {
    for (let tries = 0; ; tries += 1) {
      const found = await call('appointments_conflicts', plan);
      const open = found.filter((one) => !known.some((other) => same(accepting(one), other)));
      if (open.length && !(await ask(open))) return null;
      try {
        return await save(found.map(accepting));
      } catch (thrown) {
        // Somebody else booked between the question and the answer: asked anew, not for ever.
        if (Problem.of(thrown).code !== 'overbooked' || tries >= 2) throw thrown;
      }
    }
  }

  return { conflicts, open, run, go: () => close(true), leave: () => close(false) };
}

export function accepting({ kind, appointment }: Conflict): AcceptedConflict {
  return { kind, appointment_id: appointment?.id ?? null };
}

function same(a: AcceptedConflict, b: AcceptedConflict): boolean {
  return a.kind === b.kind && a.appointment_id === b.appointment_id;
}

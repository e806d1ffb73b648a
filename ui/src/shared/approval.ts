// A second person's word for one step: asked for when the core wants it, given with their own password.
// Deliberately no judgement of who may approve: the core refuses.
import { reactive } from 'vue';
import type { ApprovalOf } from '@/backend/generated';
import { Problem } from '@/backend/problem';
import { call } from '@/backend/rpc';
import { terminalSecret } from '@/backend/session';

export type Approving = ReturnType<typeof useApproval>;

export function useApproval(what: () => ApprovalOf | undefined) {
  const given = reactive({ asked: false, login: '', password: '' });

  function reset(asked = false): void {
    Object.assign(given, { asked, login: '', password: '' });
  }

  async function word(): Promise<string | null> {
    const of = what();
    if (!given.asked || !of) return null;
    const { login, password } = given;
    return (await call('staff_approve', { login, password, what: of, terminal_secret: terminalSecret() }))
      .approval;
  }

  /** Runs the step; false when it waits for the second person, whose fields are then to be shown. */
  async function run(step: (approval: string | null) => Promise<unknown>): Promise<boolean> {
    try {
      await step(await word());
      return true;
    } catch (thrown) {
      if (Problem.of(thrown).code !== 'approval_needed' || !what() || given.asked) throw thrown;
      given.asked = true;
      return false;
    }
  }

  return { given, reset, run };
}

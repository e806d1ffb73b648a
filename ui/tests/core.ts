// A small core in memory for the tests of screens and of the way to it. Deliberately never part of what ships.
import { NO_CONNECTION, Problem } from '@/backend/problem';
import { useTransport } from '@/backend/rpc';
import type { Call, Sheet, Transport } from '@/backend/transport';

type Answers = Record<string, (body: never, call: Call) => unknown>;

/** Puts answers behind the screens; every call that came in is kept. */
export function core(answers: Answers, more: Partial<Transport> = {}) {
  const calls: Call[] = [];
  const answer = (call: Call): unknown => {
    calls.push(call);
    const known = answers[call.command];
    if (!known) throw new Problem('unknown_command');
    return known(call.body as never, call);
  };
  useTransport({
    json: async (call) => ({ value: await answer(call) }),
    bytes: async (call) => (await answer(call)) as Sheet,
    upload: async () => 'hash',
    open: async () => undefined,
    save: async () => true,
    ...more,
  });
  return { calls, of: (command: string) => calls.filter((call) => call.command === command) };
}

/** Breaks the connection the first `times` times, then answers. */
export function brokenFor<T>(times: number, value: T): () => T {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw new Problem(NO_CONNECTION);
    return value;
  };
}
